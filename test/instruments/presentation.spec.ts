import { readVersion, versionFolders } from '@tongxing/api';
import { oneQuestionAPage, picturesOf, sceneOf, type Questionnaire } from '@tongxing/instruments';

interface Choice {
  readonly value: unknown;
  readonly text: { readonly 'zh-cn': string };
}
interface Element {
  readonly name: string;
  readonly choices?: readonly Choice[];
  readonly html?: { readonly 'zh-cn': string };
}

const childForms = versionFolders('surveys').flatMap((folder): [string, Questionnaire][] => {
  const read = readVersion(folder);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { questionnaire, provenance } = read.definition;
  return questionnaire && provenance.respondent === 'child'
    ? [[`${folder.instrument}@${folder.version}`, questionnaire]]
    : [];
});

const elementsOf = (questionnaire: Questionnaire): Element[] =>
  (questionnaire['pages'] as unknown as { elements: Element[] }[]).flatMap(({ elements }) => elements);

const pictured = ({ choices = [] }: Element) =>
  picturesOf(choices.map(({ value, text }) => ({ value, zh: text['zh-cn'] })));

describe.each(childForms)('%s on screen', (_, questionnaire) => {
  it('asks one question a page by its own file', () => {
    expect(oneQuestionAPage(questionnaire)).toEqual(questionnaire);
  });

  it('draws the same cup for "never" wherever a question asks how often', () => {
    const often = elementsOf(questionnaire).filter(({ choices }) =>
      choices?.some(({ value, text }) => value === 0 && text['zh-cn'] === '没有过'),
    );
    const never = often.map((element) => pictured(element).get(0));
    expect(never.map((picture) => [picture?.kind, picture?.level])).toEqual(often.map(() => ['cup', 0]));
  });
});

describe('the assent script for ages 6 to 8', () => {
  const [, script] = childForms.find(([name]) => name === 'child-assent-a@1.0.0') ?? [];
  const told = elementsOf(script ?? {}).flatMap(({ html }) => (html ? [html['zh-cn']] : []));

  it('has a picture beside every sentence that is told, each its own', () => {
    const scenes = told.map((html) => sceneOf(html.replace(/<[^>]*>/g, '')));
    expect(new Set(scenes).size).toBe(told.length);
    expect(scenes).not.toContain(undefined);
    expect(told).toHaveLength(7);
  });

  it('shows a hand for no and a thumb for yes', () => {
    const asked = elementsOf(script ?? {}).find(({ name }) => name === 'aa_ok');
    const drawn = asked && [...pictured(asked)];
    expect(drawn).toEqual([
      ['no', { kind: 'hand', level: 0, of: 1 }],
      ['yes', { kind: 'hand', level: 1, of: 1 }],
    ]);
  });
});
