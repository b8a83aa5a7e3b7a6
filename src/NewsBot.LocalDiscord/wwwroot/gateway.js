// The gateway as a client has to use it: heartbeats, resuming, and starting over when that is refused.
const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/gateway?v=10&encoding=json`;

export class Gateway {
  #token; #onEvent; #onState; #socket; #timer; #acknowledged; #session; #sequence = null; #failures = 0; #stopped = false;

  constructor(token, onEvent, onState) {
    this.#token = token;
    this.#onEvent = onEvent;
    this.#onState = onState;
    this.#connect();
  }

  get sessionId() { return this.#session; }

  stop() {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#socket.close(1000);
  }

  #connect() {
    if (this.#stopped) return;
    this.#onState("connecting");
    this.#socket = new WebSocket(url);
    this.#socket.onmessage = message => this.#receive(JSON.parse(message.data));
    this.#socket.onclose = event => this.#lost(event.code);
  }

  #lost(code) {
    clearInterval(this.#timer);
    if (this.#stopped) return;
    this.#onState("connecting", code === 4004 ? "This token is not known here." : undefined);
    if (code === 4004) return;
    if ([4007, 4009].includes(code)) this.#session = null;
    const wait = Math.min(500 * 2 ** this.#failures++, 10_000) * (0.5 + Math.random() / 2);
    setTimeout(() => this.#connect(), wait);
  }

  #receive({ op, d, s, t }) {
    if (s !== null) this.#sequence = s;
    if (op === 0) this.#dispatch(t, d);
    else if (op === 1) this.#heartbeat();
    else if (op === 7) this.#socket.close(4000);
    else if (op === 9) this.#invalid(d);
    else if (op === 10) this.#hello(d.heartbeat_interval);
    else if (op === 11) this.#acknowledged = true;
  }

  #dispatch(name, data) {
    if (name === "READY") this.#session = data.session_id;
    if (name === "READY" || name === "RESUMED") {
      this.#failures = 0;
      this.#onState("connected");
    }
    this.#onEvent(name, data);
  }

  #hello(interval) {
    this.#acknowledged = true;
    this.#timer = setInterval(() => this.#heartbeat(), interval * 0.9);
    if (this.#session) this.#send(6, { token: this.#token, session_id: this.#session, seq: this.#sequence });
    else this.#identify();
  }

  #invalid(resumable) {
    if (resumable) return this.#socket.close(4000);
    this.#session = null;
    this.#identify();
  }

  #identify() {
    this.#sequence = null;
    this.#send(2, { token: this.#token, properties: { os: "browser", browser: "local page", device: "" } });
  }

  #heartbeat() {
    if (!this.#acknowledged) return this.#socket.close(4000);
    this.#acknowledged = false;
    this.#send(1, this.#sequence);
  }

  #send(op, d) { if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ op, d })); }
}
