// REST, with the token of whoever is logged in.
const base = "/api/v10/";
let token = null;

export const useToken = value => { token = value; };

export class ApiError extends Error {
  constructor(body) {
    super(describe(body));
    this.body = body;
  }
}

export async function api(method, path, body, files = []) {
  const response = await fetch(base + path, {
    method,
    headers: { Authorization: token, ...(body && !files.length ? { "Content-Type": "application/json" } : {}) },
    body: files.length ? parts(body, files) : body && JSON.stringify(body),
  });
  if (response.status === 429) {
    const wait = Number(response.headers.get("Retry-After")) || 1;
    await new Promise(resolve => setTimeout(resolve, wait * 1000));
    return api(method, path, body, files);
  }
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new ApiError(answer);
  return answer;
}

function parts(body, files) {
  const form = new FormData();
  form.append("payload_json", JSON.stringify(body));
  files.forEach((file, i) => form.append(`files[${i}]`, file));
  return form;
}

// The innermost messages say what is wrong; the outer one only that something is.
function describe(body) {
  const found = [];
  const walk = node => {
    for (const [key, value] of Object.entries(node ?? {})) {
      if (key === "_errors") found.push(...value.map(error => error.message));
      else walk(value);
    }
  };
  walk(body.errors);
  return found.length ? found.join(" ") : body.message;
}
