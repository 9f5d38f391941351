import { readVersion, versionFolders } from '@tongxing/api';
import { oneQuestionAPage, picturesOf, type Questionnaire } from '@tongxing/instruments';

interface Choice {
  readonly value: unknown;
  readonly text: { readonly 'zh-cn': string };
}
interface Element {
  readonly name: string;
  readonly choices?: readonly Choice[];
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
