import { DefaultNamingStrategy } from 'typeorm';

/** Columns in snake_case, so that SQL written by hand needs no quotes on either engine. */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return customName ?? [...prefixes, propertyName].map(snakeCase).join('_');
  }
}

const snakeCase = (camelCase: string) => camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
