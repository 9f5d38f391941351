import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSurvey } from './instrument-import.js';

jest.mock('../application.js', () => ({}));

const FORM = { pages: [{ name: 'p', elements: [{ type: 'rating', name: 'mood', rateMin: 0, rateMax: 3 }] }] };

let folder: string;
let told: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxing-import-'));
  told = '';
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => ((told += String(text)), true));
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

function imports(content: string | Buffer, as = 'mood', version = '1.0.0') {
  const file = join(folder, 'form.json');
  writeFileSync(file, content);
  importSurvey(join(folder, 'surveys'), file, { as, version });
  return process.exitCode;
}

describe('instruments import', () => {
  it('writes a version folder for the project to complete', () => {
    expect(imports(JSON.stringify(FORM))).toBeUndefined();
    const written = join(folder, 'surveys/mood/1.0.0');
    expect(readdirSync(written).sort()).toEqual(['provenance.json', 'questionnaire.json', 'scoring.json']);
    expect(JSON.parse(readFileSync(join(written, 'questionnaire.json'), 'utf8'))).toEqual(FORM);
  });

  it('never writes over a folder that is there', () => {
    imports(JSON.stringify(FORM));
    expect(imports(JSON.stringify({ ...FORM, title: 'another' }))).toBe(1);
    const kept = readFileSync(join(folder, 'surveys/mood/1.0.0/questionnaire.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual(FORM);
  });

  it.each([
    ['another encoding', Buffer.from('{"title": "\xe9"}', 'latin1'), 'mood', '1.0.0', /UTF-8/],
    ['an unknown type', JSON.stringify({ elements: [{ type: 'x', name: 'y' }] }), 'mood', '1.0.0', /type x/],
    ['a name that leads elsewhere', JSON.stringify(FORM), '../mood', '1.0.0', /\.\.\/mood/],
    ['a version that is none', JSON.stringify(FORM), 'mood', 'v1', /mood@v1/],
  ])('refuses %s, says so, and writes nothing', (_, content, as, version, reason) => {
    expect(imports(content, as, version)).toBe(1);
    expect(told).toMatch(reason);
    expect(readdirSync(folder)).toEqual(['form.json']);
  });
});
