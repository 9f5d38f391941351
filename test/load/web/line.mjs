/**
 * A slow line in front of a server: each answer begins after the latency, and all of them, those that a service
 * worker asks for too, share the bytes a second. The debugger of a page would slow down the page alone.
 */
const CHUNK = 2_048;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param line `{ latency: ms, rate: bytes a second }`, or undefined for none */
export function lineOf(given) {
  let line = given;
  let freeAt = 0;
  const send = async (response, status, headers, body) => {
    if (line) await wait(line.latency);
    response.writeHead(status, { ...headers, 'content-length': body.length });
    if (!line) return response.end(body);
    for (let at = 0; at < body.length; at += CHUNK) {
      const part = body.subarray(at, at + CHUNK);
      freeAt = Math.max(freeAt, performance.now()) + (part.length / line.rate) * 1_000;
      await wait(Math.max(0, freeAt - performance.now()));
      response.write(part);
    }
    return response.end();
  };
  return {
    send,
    slowDown: (slower) => {
      line = slower;
    },
  };
}
