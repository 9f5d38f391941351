import { glossaryIn, LANGUAGES, type BilingualText, type Language } from '@tongxing/contracts';
import type { Contrast, OutcomeData, Rung } from '@tongxing/impact';
import { REPORT_LENGTHS, reportDocument, type ReportDocument, type ReportLength } from '@tongxing/report';
import { reportContext } from '../../factories/report.js';
import { permittedRung } from './permitted-rung.js';
import { drawnProject, type Project } from './projects.js';

const PROJECTS = 200;
const RUNGS: readonly Rung[] = ['change', 'contribution', 'effect'];

/** Words that put something down to the programme. */
const CAUSAL: Readonly<Record<Language, RegExp>> = {
  en: /\b(raised|lowered|caused|causes|led to|thanks to the|effective|because of|owing to the programme|impact of|effect of the|can be put down to)\b/i,
  zh: /使末线|使.{0,6}(提高|降低|上升|下降)|归功|得益于|导致|促进了|有效|成效|带来的/,
};
/** Words that allow the programme a part. */
const PART: Readonly<Record<Language, RegExp>> = {
  en: /contribution of the programme|had a part in/i,
  zh: /有所贡献|起了一部分作用/,
};
/** Sentences that say what cannot be said. */
const DENIALS: Readonly<Record<Language, RegExp>> = {
  en: /\b(cannot|does not|not|no|none|nor|neither|whether|without|instead of|only)\b/i,
  zh: /不能|不足以|无法|并非|不得|未|不|只有|才/,
};
/** Only psychiatrists diagnose (domain.md 9). */
const DIAGNOSES =
  /depress(ed|ion|ive)|anxiety disorder|disorder|PTSD|diagnos(ed|is)|抑郁症|焦虑症|障碍|患者|确诊|诊断为/i;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (key === 'kind' ? [] : textsOf(child)));
}

const documentOf = ({ results }: Project, language: Language, length: ReportLength): ReportDocument =>
  reportDocument(results, reportContext, language, length);
const contrastsOf = ({ results }: Project): Contrast[] => results.outcomes.flatMap((o) => o.contrasts);
const isClear = ({ result, adjusted }: Contrast) =>
  result.kind === 'estimated' &&
  (result.interval.low > 0 || result.interval.high < 0) &&
  (adjusted === undefined || adjusted.p < 0.05);

const projects = Array.from({ length: PROJECTS }, (_, seed) => drawnProject(seed));
const forms = LANGUAGES.flatMap((language) => REPORT_LENGTHS.map((length) => ({ language, length })));

describe(`the statements of ${String(PROJECTS)} synthetic projects`, () => {
  it('stand on every rung, and on clear results as well as unclear ones', () => {
    const clear = projects.flatMap(contrastsOf).filter(isClear);
    for (const rung of RUNGS)
      expect(clear.filter(({ claim }) => claim.rung === rung).length).toBeGreaterThan(3);
    expect(projects.flatMap(contrastsOf).filter((contrast) => !isClear(contrast)).length).toBeGreaterThan(30);
  });

  it('claim no more than what was drawn permits, outcome by outcome', () => {
    const above = projects.flatMap((project) =>
      project.results.outcomes.flatMap(({ id, contrasts }) => {
        const data = project.study.data.outcomes.find((o) => o.id === id) as OutcomeData;
        const most = contrasts.length > 0 ? RUNGS.indexOf(permittedRung(project, data)) : 0;
        return contrasts
          .filter(({ claim }) => RUNGS.indexOf(claim.rung) > most)
          .map(({ claim }) => `${String(project.seed)} ${id}: ${claim.rung}, not ${String(RUNGS[most])}`);
      }),
    );
    expect(above).toEqual([]);
  });

  describe.each(forms)('$length in $language', ({ language, length }) => {
    const said = projects.map((project) => ({
      project,
      texts: textsOf(documentOf(project, language, length).blocks),
    }));
    const say = (text: BilingualText) => text[language];
    const sentencesOn = (project: Project, ...rungs: readonly Rung[]) =>
      contrastsOf(project)
        .filter(({ claim }) => rungs.includes(claim.rung))
        .map(({ sentence }) => say(sentence));
    /** Texts with such words that are no sentence of a difference on such a rung, and deny nothing. */
    const unearned = (words: RegExp, ...rungs: readonly Rung[]) =>
      said.flatMap(({ project, texts }) => {
        const labels = contrastsOf(project).some(({ claim }) => claim.rung === 'effect')
          ? [glossaryIn(language)('rung_effect')]
          : [];
        const earned = [...sentencesOn(project, ...rungs), ...labels];
        const ofStudy = rungs.includes(project.results.claim.rung);
        return texts
          .flatMap((text) =>
            earned.reduce((rest, sentence) => rest.replaceAll(sentence, ''), text).split(/(?<=[.;。；])/),
          )
          .filter((part) => words.test(part) && !DENIALS[language].test(part))
          .filter(() => !(length === 'community' && ofStudy))
          .map((part) => `${String(project.seed)}: ${part.trim()}`)
          .slice(0, 1);
      });

    it('put a difference down to the programme only where its own rung is an effect', () => {
      expect(unearned(CAUSAL[language], 'effect')).toEqual([]);
    });

    it('speak of a contribution only where its own rung is one', () => {
      expect(unearned(PART[language], 'contribution', 'effect')).toEqual([]);
    });

    it('name no diagnosis', () => {
      expect(said.flatMap(({ texts }) => texts.filter((text) => DIAGNOSES.test(text)))).toEqual([]);
    });

    if (length === 'full')
      it('print every limitation that was found, and what bounds the claim', () => {
        const missing = said.flatMap(({ project: { seed, results }, texts }) =>
          [results.claim.reason, ...results.findings.map(({ text }) => text)]
            .filter((text) => !texts.some((printed) => printed.includes(say(text))))
            .map((text) => `${String(seed)}: ${say(text)}`),
        );
        expect(missing).toEqual([]);
      });

    if (length === 'community')
      it('let families put clear differences down to the programme only where all that are shown may be', () => {
        const affirmed = { en: /clear difference can be put down/, zh: /明显的差别可以认为是由项目带来的/ };
        const wrong = said
          .filter(({ texts }) => texts.some((text) => affirmed[language].test(text)))
          .filter(({ project }) => {
            const shown = project.results.outcomes.filter(({ name }) =>
              textsOf(documentOf(project, language, length).blocks).some((text) => text.includes(say(name))),
            );
            return shown.some(({ contrasts }) =>
              contrasts.some((contrast) => isClear(contrast) && contrast.claim.rung !== 'effect'),
            );
          });
        expect(wrong.map(({ project }) => project.seed)).toEqual([]);
      });
  });

  it('tell harm as prominently as gain: the report of the mirrored study has the same parts', () => {
    const shapeOf = ({ blocks }: ReportDocument) =>
      blocks.map((block) =>
        block.kind === 'table'
          ? `table ${String(block.columns.length)}×${String(block.rows.length)}`
          : block.kind === 'list'
            ? `list`
            : block.kind,
      );
    for (const language of LANGUAGES)
      for (const seed of [1, 2, 3, 4, 8, 9, 13, 14, 18, 19, 23, 24]) {
        const [gain, harm] = [drawnProject(seed), drawnProject(seed, true)];
        for (const length of ['full', 'summary'] as const)
          expect(shapeOf(documentOf(harm, language, length))).toEqual(
            shapeOf(documentOf(gain, language, length)),
          );
      }
  });
});
