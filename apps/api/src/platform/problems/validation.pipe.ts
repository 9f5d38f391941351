import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ProblemException } from './problem.js';

type Path = readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;

const MOST_ISSUES = 50;

const pathText = (path: Path) =>
  (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** Checks every body, query and parameter against the schema its handler declares. */
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) =>
        new ProblemException(
          'request-invalid',
          issues
            .slice(0, MOST_ISSUES)
            .map(({ message, path }) => ({ code: 'invalid', path: pathText(path), detail: message })),
        ),
    });
  }

  /**
   * Nest drops keys named `constructor` and the like without a word. Here a name nobody asked for is refused
   * by its schema, never dropped; `__proto__` is refused before, by the JSON parser.
   */
  protected override stripProtoKeys(): void {
    return;
  }
}
