/** Has whoever is signed in show the password once more. Resolves to whether they did. */
type Confirm = () => Promise<boolean>;

let confirm: Confirm | undefined;

/** Says who asks for the password. @returns what takes that back */
export function confirmBy(by: Confirm): () => void {
  confirm = by;
  return () => {
    if (confirm === by) confirm = undefined;
  };
}

/**
 * `fetch` that asks for the password where the server wants it once more, and then sends the request again. The body
 * is read once and sent whole: a clone of the request would send it as a stream, which not every WebView can.
 */
export async function confirmedFetch(request: Request): Promise<Response> {
  const { url, method, headers, credentials, signal } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  const send = () =>
    fetch(url, { method, headers, credentials, signal, ...(body && body.byteLength > 0 && { body }) });
  const answer = await send();
  if (answer.status !== 403 || !confirm || !(await needsConfirmation(answer))) return answer;
  return (await confirm()) ? send() : answer;
}

async function needsConfirmation(answer: Response): Promise<boolean> {
  const problem = (await answer
    .clone()
    .json()
    .catch(() => undefined)) as { code?: unknown } | undefined;
  return problem?.code === 'confirmation-needed';
}
