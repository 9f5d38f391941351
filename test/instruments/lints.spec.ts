import { readVersion, versionFolders } from '@tongxing/api';
import { lintInstruments, parseVersion, type InstrumentDefinition } from '@tongxing/instruments';

type Text = Record<string, string>;
interface Element {
  name: string;
  title: Text;
  choices: { value: unknown; text: Text }[];
}
interface Editable {
  instrument: string;
  version: string;
  questionnaire: { pages: { elements: Element[] }[] };
  key: {
    items: Record<string, unknown>;
    scales: { id: string; items: string[] }[];
    anchors?: { instrument: string; items: string[] }[];
  };
}

const SUITE = versionFolders('surveys').flatMap((folder) => {
  const read = readVersion(folder);
  return 'definition' in read ? [read.definition] : [];
});

/** What the lints find after the newest versions of these instruments of the shipped suite were changed. */
function found(instruments: string | readonly string[], change: (definition: Editable) => void): string[] {
  const copy = structuredClone(SUITE) as unknown as Editable[];
  for (const instrument of [instruments].flat()) change(copy.findLast((d) => d.instrument === instrument)!);
  return lintInstruments(copy as unknown as InstrumentDefinition[]).map(
    (fault) => `${fault.instrument} ${fault.code} ${fault.at}`,
  );
}

const element = (definition: Editable, name: string): Element =>
  definition.questionnaire.pages.flatMap((p) => p.elements).find((e) => e.name === name)!;
const scale = (definition: Editable, id: string) => definition.key.scales.find((s) => s.id === id)!;

const B_AND_C = ['emotional-wellbeing-b', 'emotional-wellbeing-c'];

describe('the lints find', () => {
  it('nothing wrong with the suite as shipped', () => {
    expect(found('emotional-wellbeing-a', () => undefined)).toEqual([]);
  });

  it.each(['zh-cn', 'default'])('a text without its %s', (language) => {
    const faults = found('academic-engagement-c', (d) => {
      element(d, 'sk_retell').title[language] = '';
    });
    expect(faults).toEqual(['academic-engagement-c translation-missing sk_retell.title']);
  });

  it('a clause that is too long for the band that hears it, and only for that band', () => {
    const long = '一二三四五六七八九十一二三';
    const change = (d: Editable) => {
      element(d, 'sv_after').choices[0]!.text['zh-cn'] = long;
    };
    expect(found('safety-protection-a-p', change)).toEqual([
      'safety-protection-a-p text-too-long sv_after.choices.adult',
    ]);
    expect(found('safety-protection-b-p', change).join()).not.toContain('text-too-long');
  });

  it('a negated item for a child under 12', () => {
    const faults = found('academic-engagement-b', (d) => {
      element(d, 'sk_plan').title['zh-cn'] = '最近 7 天里，我没有先想好再学。';
    });
    expect(faults).toContain('academic-engagement-b item-negated sk_plan.title');
  });

  it('a negation inside a fixed expression', () => {
    const faults = found('emotional-wellbeing-a', (d) => {
      element(d, 'lw_scared').title['zh-cn'] = '最近 7 天里，我睡不着。';
    });
    expect(faults).toEqual(['emotional-wellbeing-a item-negated lw_scared.title']);
  });

  it('no negation where 别 denies nothing', () => {
    const faults = found('emotional-wellbeing-a', (d) => {
      element(d, 'lw_scared').title['zh-cn'] = '最近 7 天里，我特别害怕。';
    });
    expect(faults).toEqual([]);
  });

  it.each([
    ['zh-cn', '孩子是留守儿童吗？'],
    ['default', 'Is the child left behind?'],
  ])('a question that asks the label instead of where the parents are (%s)', (language, title) => {
    const faults = found('guardian-survey', (d) => {
      element(d, 'gs_mother').title[language] = title;
    });
    expect(faults).toEqual(['guardian-survey label-asked gs_mother.title']);
  });

  it('a question that cannot be answered with "I\'d rather not say"', () => {
    const faults = found('safety-protection-b-q', (d) => {
      const question = element(d, 'bu_hit');
      question.choices = question.choices.filter((c) => c.value !== 'rather_not_say');
    });
    expect(faults).toEqual(['safety-protection-b-q missing-code-absent bu_hit']);
  });

  it('a scale with fewer items than planned', () => {
    const faults = found('safety-protection-c-p', (d) => scale(d, 'hazards').items.pop());
    expect(faults).toEqual(['safety-protection-c-p scale-too-short scales.hazards']);
  });

  it('a sitting that is too long, at every instrument of it', () => {
    const faults = found('emotional-wellbeing-a', (d) => {
      for (let i = 0; i < 5; i++) d.key.items[`more_${String(i)}`] = { min: 0, max: 2 };
    });
    expect(faults).toEqual([
      'academic-engagement-a sitting-overloaded items',
      'emotional-wellbeing-a sitting-overloaded items',
    ]);
  });

  it('bands that are linked by fewer than four items', () => {
    const faults = found(B_AND_C, (d) => {
      const own = d.key.anchors!.at(-1)!;
      own.items = ['pm_laugh', 'pm_energy', 'lw_cry'];
    });
    expect(faults).toEqual(['emotional-wellbeing-c anchors-too-few anchors']);
  });

  it('a scale that the anchors do not reach', () => {
    const faults = found(B_AND_C, (d) => {
      const own = d.key.anchors!.at(-1)!;
      own.items = own.items.filter((item) => !item.startsWith('cn_'));
    });
    expect(faults).toEqual(['emotional-wellbeing-c anchors-too-few scales.connection']);
  });

  it('answers that differ between B and C', () => {
    const faults = found('emotional-wellbeing-c', (d) => {
      element(d, 'cp_try').choices[1]!.text['zh-cn'] = '有一天';
    });
    expect(faults).toEqual(['emotional-wellbeing-c options-differ cp_try']);
  });

  it('an id used again with another meaning', () => {
    const faults = found('academic-engagement-c', (d) => {
      element(d, 'be_answer').title['zh-cn'] = '最近 7 天里，我在课上提了问题。';
    });
    expect(faults).toContain('academic-engagement-c item-meaning-differs be_answer');
  });

  it('an id that a new version of the instrument takes for something else', () => {
    const faults = found('emotional-wellbeing-b', (d) => {
      d.version = '1.2.0';
      element(d, 'cp_try').title['zh-cn'] = '最近 7 天里，我唱了歌。';
    });
    expect(faults).toContain('emotional-wellbeing-b item-meaning-differs cp_try');
  });

  it('nothing in an instrument that a project brings itself', () => {
    const faults = found('academic-engagement-a', (d) => {
      d.instrument = 'somebody-elses-scale';
      element(d, 'be_listen').title['zh-cn'] = '';
    });
    expect(faults.filter((f) => f.startsWith('somebody'))).toEqual([]);
  });
});

it('a red flag without a level is refused with its file', () => {
  const { key, provenance, instrument, version } = SUITE.find((d) => d.key.redFlags)!;
  const redFlags = key.redFlags!.map((flag) => ({ ...flag, level: undefined }));
  const parsed = parseVersion(
    { instrument, version },
    { 'scoring.json': JSON.stringify({ ...key, redFlags }), 'provenance.json': JSON.stringify(provenance) },
  );
  expect('faults' in parsed && parsed.faults.map((f) => f.at)).toContain('redFlags.0.level');
});
