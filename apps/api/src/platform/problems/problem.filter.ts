import { ArgumentsHost, Catch, HttpException, Logger, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '@tongxing/contracts';
import { databaseFault } from '../database/index.js';
import { preferredLanguage } from './language.js';
import { problemDocument, ProblemException } from './problem.js';

/** What the framework itself refuses, by HTTP status. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request-malformed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'request-too-large',
  415: 'media-type-unsupported',
};

/** Every failure leaves as a problem document. What went wrong inside stays inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const code = problemCode(error);
    request.problem = code;
    if (code === 'internal-error' || code === 'storage-unavailable') this.logger.error(describe(error));
    const problem = problemDocument(
      code,
      preferredLanguage(request.headers['accept-language']),
      error instanceof ProblemException ? error.errors : undefined,
    );
    const wait = problem.status === 503 ? 5 : error instanceof ProblemException ? error.retryAfter : undefined;
    if (wait !== undefined) void reply.header('retry-after', String(wait));
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }
}

/** The catalogue's code for any error; whatever is not known is a mistake of ours. */
export function problemCode(error: unknown): ProblemCode {
  if (error instanceof ProblemException) return error.code;
  if (databaseFault(error) === 'unavailable') return 'storage-unavailable';
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status !== 'number') return 'internal-error';
  return BY_STATUS[status] ?? (status < 500 ? 'request-malformed' : 'internal-error');
}

/** Names the failure and where it arose. Never its message: a database's message quotes the values it was given. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = (error as { driverError?: { code?: string } }).driverError ?? (error as { code?: string });
  const where =
    error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 8) ?? [];
  return [`${error.name}${code ? ` ${code}` : ''}`, ...where].join('\n');
}
