import type { FastifyReply, FastifyRequest } from 'fastify';

/** Over TLS the browser itself sees to it that no other host, no plain connection and no path sets the cookie. */
const nameOf = (secure: boolean): string => (secure ? '__Host-tongxing' : 'tongxing');

export const sessionToken = (request: FastifyRequest, secure: boolean): string | undefined =>
  request.cookies[nameOf(secure)];

/** No expiry: the browser forgets the cookie when it is closed, the server when the session is over. */
export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.setCookie(nameOf(secure), token, { httpOnly: true, sameSite: 'strict', path: '/', secure });
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(nameOf(secure), { httpOnly: true, sameSite: 'strict', path: '/', secure });
}
