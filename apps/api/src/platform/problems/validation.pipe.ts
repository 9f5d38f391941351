import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ProblemException } from './problem.js';

type Path = readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;

const pathText = (path: Path) =>
  (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** Checks every body, query and parameter against the schema its handler declares. */
export const validationPipe = () =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new ProblemException(
        'request-invalid',
        issues
          .slice(0, 50)
          .map(({ message, path }) => ({ code: 'invalid', path: pathText(path), detail: message })),
      ),
  });
