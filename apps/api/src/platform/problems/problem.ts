import { HttpException } from '@nestjs/common';
import { PROBLEMS, type Language, type Problem, type ProblemCode } from '@tongxing/contracts';

/** Something the caller can be told about, by its code in the catalogue. */
export class ProblemException extends HttpException {
  constructor(
    readonly code: ProblemCode,
    readonly errors?: Problem['errors'],
    /** Seconds to wait before trying again. */
    readonly retryAfter?: number,
  ) {
    super(code, PROBLEMS[code].status);
  }
}

/** A problem as it goes over the wire, its title in the caller's language. */
export function problemDocument(code: ProblemCode, language: Language, errors?: Problem['errors']): Problem {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:tongxing:problem:${code}`,
    title: title[language],
    status,
    code,
    ...(errors && { errors }),
  };
}
