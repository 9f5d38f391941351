import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { Problem, PROBLEMS, type ProblemCode } from '@tongxing/contracts';

/** Declares what a route answers: its status and schema when all goes well, and the problems it may report. */
export function Answers(status: number, schema: z.ZodType, ...problems: ProblemCode[]): MethodDecorator {
  const statuses = [...new Set(problems.map((code) => PROBLEMS[code].status))];
  const codesOf = (of: number) => problems.filter((code) => PROBLEMS[code].status === of).join(', ');
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description: 'Success', standardSchema: schema as never }),
    ...statuses.map((of) =>
      ApiResponse({ status: of, description: codesOf(of), standardSchema: Problem as never }),
    ),
  );
}
