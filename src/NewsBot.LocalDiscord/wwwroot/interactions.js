// Using an application, as Discord's own client does: POST /interactions, then wait for what the gateway says of its nonce.
import { api } from "./api.js";
import { nonces, state } from "./state.js";

let last = 0n;

function newNonce() {
  const now = BigInt(Date.now() - 1420070400000) << 22n;
  last = now > last ? now : last + 1n;
  return last.toString();
}

/** Settles once the application answered, in whatever way; fails when it did not, or when Discord refused. Files are named in data by their place in the list. */
export async function interact(type, applicationId, channelId, data, message, files) {
  const nonce = newNonce();
  const settled = new Promise((resolve, reject) => {
    const listen = ({ detail: { name, data: told } }) => {
      if (name === "INTERACTION_CREATE") return;
      nonces.removeEventListener(nonce, listen);
      if (name === "INTERACTION_FAILURE") reject(new Error("This interaction failed: the application did not answer in time."));
      else resolve(told);
    };
    nonces.addEventListener(nonce, listen);
  });
  settled.catch(() => {});
  await api("POST", "interactions", {
    type, application_id: applicationId, guild_id: state.channels.get(channelId)?.guild_id, channel_id: channelId,
    ...(message ? { message_id: message.id, message_flags: message.flags } : {}),
    session_id: state.sessionId, nonce, data,
  }, files);
  return settled;
}
