import { readdirSync } from 'node:fs';
import ts from 'typescript';

const LIBRARIES = readdirSync('libs', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const door = (library: string) => `libs/${library}/src/index.ts`;

const program = ts.createProgram(LIBRARIES.map(door), {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  types: [],
  paths: Object.fromEntries(LIBRARIES.map((name) => [`@tongxing/${name}`, [`./${door(name)}`]])),
});
const checker = program.getTypeChecker();

/** The functions that a library's door lets out, by name. */
function publicFunctions(library: string): ts.Symbol[] {
  const source = program.getSourceFile(door(library));
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${door(library)} exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((s) => (s.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(s) : s))
    .filter((s) => s.valueDeclaration && checker.getTypeOfSymbol(s).getCallSignatures().length > 0);
}

describe('the public functions of', () => {
  it.each(LIBRARIES)('libs/%s say what they are for', (library) => {
    const silent = publicFunctions(library).filter((s) => s.getDocumentationComment(checker).length === 0);
    expect(silent.map((s) => s.name)).toEqual([]);
  });

  it.each(['statistics', 'scoring'])('libs/%s are found by this test', (library) => {
    expect(publicFunctions(library).length).toBeGreaterThan(1);
  });
});
