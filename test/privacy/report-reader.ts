import { NO_ARM, type ImpactResults, type OutcomeResults } from '@tongxing/impact';
import { Reader, type Equation } from '../support/reader.js';
import type { DrawnStudy } from './drawn-study.js';
import { readAnswers } from './answers-reader.js';
import { readSpread, type ArmToRead } from './spread-reader.js';

/** A count that a report hides. */
export interface HiddenCount {
  readonly name: string;
  readonly unknowns: readonly number[];
  readonly truth: number;
}

/**
 * All that a report's counts say, as equations over kinds of people that nobody sees, and all that it hides. Kinds are
 * told apart by arm, waves with any answer and, of each outcome, waves with a score; how outcomes go together is told
 * nowhere. Numbers that only follow from a mean, such as how many said yes, are taken as printed.
 */
export class ReportReader {
  readonly hidden: HiddenCount[] = [];
  readonly #equations: Equation[] = [];
  readonly #unknowns = new Map<string, number>();
  readonly #arms: readonly number[];
  readonly #waves: number;
  readonly #ends: readonly [baseline: number, endline: number];

  constructor(
    readonly study: DrawnStudy,
    readonly results: ImpactResults,
  ) {
    const { design, data } = study;
    this.#arms = [...design.arms.keys(), ...(data.arm.includes(NO_ARM) ? [NO_ARM] : [])];
    this.#waves = design.waves.length;
    this.#ends = [0, this.#waves - 1];
    this.#flow();
    results.outcomes.forEach((outcome, o) => {
      this.#outcome(outcome, o);
    });
    this.#profile();
  }

  reader(): Reader {
    return new Reader(this.#unknowns.size, this.#equations);
  }

  #unknown(...name: readonly (string | number)[]): number {
    const key = name.join(' ');
    const known = this.#unknowns.get(key);
    if (known !== undefined) return known;
    this.#unknowns.set(key, this.#unknowns.size);
    return this.#unknowns.size - 1;
  }

  #know(sum: number, plus: readonly number[], minus: readonly number[] = []): void {
    const factors = new Map(plus.map((unknown) => [unknown, 1]));
    for (const unknown of minus) factors.set(unknown, (factors.get(unknown) ?? 0) - 1);
    this.#equations.push({ factors, sum });
  }

  /** A figure: known where it is printed, hidden where it is not. */
  #figure(name: string, unknowns: readonly number[], printed: number | null, truth: number): void {
    if (printed === null) this.hidden.push({ name, unknowns, truth });
    else {
      if (printed !== truth)
        throw new Error(`${name} is printed as ${String(printed)} and is ${String(truth)}`);
      this.#know(printed, unknowns);
    }
  }

  /** The number that a cell rests on: hidden where the cell is withheld because it is small. */
  #restsOn(
    name: string,
    unknowns: readonly number[],
    cell: { kind: string; n?: number | null },
    truth: number,
  ): void {
    if (cell.kind === 'estimated') this.#figure(name, unknowns, cell.n ?? null, truth);
    else if (cell.kind === 'suppressed' && truth > 0 && truth < 5) this.hidden.push({ name, unknowns, truth });
  }

  #rows(arm: number | undefined, holds: (row: number) => boolean): number {
    const { arm: arms } = this.study.data;
    return [...arms.keys()].filter((row) => (arm === undefined || arms[row] === arm) && holds(row)).length;
  }

  readonly #sets = (): number[] => [...Array(1 << this.#waves).keys()];
  readonly #has = (set: number, wave: number): boolean => ((set >> wave) & 1) === 1;
  readonly #isThere = (row: number, wave: number): boolean => this.study.data.present[wave]?.[row] === 1;

  /** Unknowns of an arm by the waves at which people were there, those who were lost by reason. */
  #people(arm: number, holds: (present: number, reason: string) => boolean): number[] {
    const [baseline, endline] = this.#ends;
    return this.#sets().flatMap((present) => {
      const isLost = this.#has(present, baseline) && !this.#has(present, endline);
      return (isLost ? ['reunited', 'otherReason', 'notKnown'] : ['-'])
        .filter((reason) => holds(present, reason))
        .map((reason) => this.#unknown('people', arm, present, reason));
    });
  }

  #flow(): void {
    const [baseline, endline] = this.#ends;
    const { flow, losses, design } = this.results;
    const { exits } = this.study.data;
    const left = (row: number) => this.#isThere(row, baseline) && !this.#isThere(row, endline);
    const reasonOf = (row: number) => {
      const reason = exits?.[row]?.reason;
      return reason === undefined ? 'notKnown' : reason === 'joined_parents' ? 'reunited' : 'otherReason';
    };
    this.#arms.forEach((arm, i) => {
      const row = flow[i] as ImpactResults['flow'][number];
      const of = (what: string) => `${what} of ${design.arms[arm] ?? 'no arm'}`;
      this.#figure(
        of('enrolled'),
        this.#people(arm, () => true),
        row.enrolled,
        this.#rows(arm, () => true),
      );
      row.present.forEach((count, wave) => {
        const unknowns = this.#people(arm, (present) => this.#has(present, wave));
        this.#figure(
          of(`wave ${String(wave)}`),
          unknowns,
          count,
          this.#rows(arm, (r) => this.#isThere(r, wave)),
        );
      });
      this.#figure(
        of('both'),
        this.#people(arm, (present) => this.#has(present, baseline) && this.#has(present, endline)),
        row.both,
        this.#rows(arm, (r) => this.#isThere(r, baseline) && this.#isThere(r, endline)),
      );
      this.#figure(
        of('lost'),
        this.#people(arm, (_, reason) => reason !== '-'),
        row.lost,
        this.#rows(arm, left),
      );
      const reasons = losses.find((loss) => loss.arm === row.arm);
      for (const reason of ['reunited', 'otherReason', 'notKnown'] as const)
        this.#figure(
          of(reason),
          this.#people(arm, (_, why) => why === reason),
          // An arm without a row has lost nobody.
          reasons ? reasons[reason] : 0,
          this.#rows(arm, (r) => left(r) && reasonOf(r) === reason),
        );
    });
  }

  #outcome(shown: OutcomeResults, o: number): void {
    const { design } = this.results;
    const [baseline, endline] = this.#ends;
    const outcome = this.study.data.outcomes.find(({ id }) => id === shown.id);
    const isScored = (row: number, wave: number) => !Number.isNaN(outcome?.scores[wave]?.[row] ?? NaN);
    const scoredAt = (arm: number, ...waves: readonly number[]) =>
      this.#kinds(o, arm, (scored) => waves.every((wave) => this.#has(scored, wave)));
    const number = (arm: number | undefined, ...waves: readonly number[]) =>
      this.#rows(arm, (row) => waves.every((wave) => isScored(row, wave)));
    for (const arm of this.#arms)
      for (const present of this.#sets())
        this.#know(
          0,
          this.#people(arm, (p) => p === present),
          this.#kinds(o, arm, (_, p) => p === present),
        );
    const of = (what: string, arm?: number) =>
      [shown.id, what, ...(arm === undefined ? [] : [design.arms[arm] ?? 'no arm'])].join(' ');

    shown.changes.forEach(({ lost, main, result, reliable, ranks, shares }, arm) => {
      const pairs = scoredAt(arm, baseline, endline);
      const n = number(arm, baseline, endline);
      for (const cell of [main, result, ...[reliable?.result, ranks, shares].flatMap((c) => c ?? [])])
        this.#restsOn(of('pairs', arm), pairs, cell, n);
      const onlyBefore = this.#kinds(o, arm, (s) => this.#has(s, baseline) && !this.#has(s, endline));
      this.#figure(of('lost', arm), onlyBefore, lost, number(arm, baseline) - n);
      if (reliable?.result.kind === 'estimated')
        this.#parts(of('reliable', arm), pairs, n, [
          reliable.result.higher,
          reliable.result.unchanged,
          reliable.result.lower,
        ]);
      if (ranks?.kind === 'estimated')
        this.#parts(of('moved', arm), pairs, n, [ranks.higher, ranks.same, ranks.lower]);
    });
    for (const { arm: name, wave: code, everyone, change } of shown.course) {
      const [arm, wave] = [design.arms.indexOf(name), design.waves.findIndex((w) => w.code === code)];
      this.#restsOn(of(`everyone ${code}`, arm), scoredAt(arm, wave), everyone, number(arm, wave));
      if (change)
        this.#restsOn(
          of(`since ${code}`, arm),
          scoredAt(arm, baseline, wave),
          change,
          number(arm, baseline, wave),
        );
    }
    for (const { treatment, comparison, result, attrition, equivalence } of shown.contrasts) {
      const [t, c] = [design.arms.indexOf(treatment), design.arms.indexOf(comparison)];
      const [nT, nC] = [number(t, baseline, endline), number(c, baseline, endline)];
      const [ofT, ofC] = [scoredAt(t, baseline, endline), scoredAt(c, baseline, endline)];
      this.#restsOn(of('compared'), [...ofT, ...ofC], result, nT + nC);
      if (result.kind === 'estimated') {
        this.#figure(of('compared', t), ofT, result.nTreatment, nT);
        this.#figure(of('compared', c), ofC, result.nComparison, nC);
      }
      if (equivalence) this.#figure(of('equivalence'), [...ofT, ...ofC], equivalence.n, nT + nC);
      // Rates of those who are analysed give both numbers enrolled.
      if (attrition && attrition.overall !== null)
        for (const arm of [t, c])
          this.#know(
            this.#rows(arm, () => true),
            this.#people(arm, () => true),
          );
    }
    for (const { arm: name, treatment, comparison, result } of shown.crossSections) {
      if (result.kind !== 'estimated') continue;
      const arms = [name, treatment, comparison].flatMap((a) =>
        a === undefined ? [] : [design.arms.indexOf(a)],
      );
      const counts = [result.nBaseline, result.nEndline];
      for (const [i, wave] of [baseline, endline].entries())
        this.#know(
          counts[i] as number,
          arms.flatMap((arm) => scoredAt(arm, wave)),
        );
    }
    for (const { arm: name, result } of shown.sameAge) {
      if (result.kind !== 'estimated') continue;
      const arm = design.arms.indexOf(name);
      for (const [i, wave] of [baseline, endline].entries())
        this.#know([result.nBaseline, result.nEndline][i] as number, scoredAt(arm, wave), [
          this.#unknown('of other ages', o, arm, wave),
        ]);
    }
    shown.quality.forEach(({ scored, floor, ceiling, alpha }, wave) => {
      const everybody = this.#arms.flatMap((arm) => scoredAt(arm, wave));
      this.#figure(of(`scored ${String(wave)}`), everybody, scored, number(undefined, wave));
      const ends = ['floor', 'ceiling', ...(shown.kind === 'yes_no' ? [] : ['middle'])].map((end) =>
        this.#unknown(end, o, wave),
      );
      this.#know(0, everybody, ends);
      const at = (end: number) => this.#rows(undefined, (row) => outcome?.scores[wave]?.[row] === end);
      // Only scores have a floor and a ceiling: of others a number is no figure that is missing.
      const given = (count: number | null) => shown.kind === 'score' || count !== null;
      if (given(floor)) this.#figure(of(`floor ${String(wave)}`), ends.slice(0, 1), floor, at(shown.range[0]));
      if (given(ceiling))
        this.#figure(of(`ceiling ${String(wave)}`), ends.slice(1, 2), ceiling, at(shown.range[1]));
      if (alpha?.kind === 'estimated' && alpha.n !== null)
        this.#know(alpha.n, everybody, [this.#unknown('with gaps', o, wave)]);
      const unplaced = number(NO_ARM, wave);
      if (unplaced > 0 && unplaced < 5)
        this.hidden.push({
          name: of(`unplaced ${String(wave)}`),
          unknowns: scoredAt(NO_ARM, wave),
          truth: unplaced,
        });
    });
    const notes = {
      unknown: (...name: readonly (string | number)[]) => this.#unknown(...name),
      know: (sum: number, plus: readonly number[], minus?: readonly number[]) => {
        this.#know(sum, plus, minus);
      },
      equate: (factors: ReadonlyMap<number, number>, sum: number) => this.#equations.push({ factors, sum }),
      hidden: this.hidden,
    };
    const arms = design.arms.map((_, arm) => {
      const pairs = scoredAt(arm, baseline, endline);
      const othersAt = (wave: number) => scoredAt(arm, wave).filter((u) => !pairs.includes(u));
      return {
        pairs,
        others: [othersAt(baseline), othersAt(endline)] as const,
        rows: [...this.study.data.arm.keys()].filter(
          (row) => this.study.data.arm[row] === arm && isScored(row, baseline) && isScored(row, endline),
        ),
      };
    });
    if (outcome) {
      readSpread(notes, shown, outcome, o, this.#ends, arms, (arm) =>
        [0, 1, 2].map((part) => this.#unknown(of('reliable', arm), part)),
      );
      readAnswers(notes, shown, outcome, o, this.#ends, arms);
    }
    this.#sites(shown, arms);
    if (shown.kind === 'yes_no') this.#answers(shown, o, scoredAt);
    this.#groups(shown, o, scoredAt);
  }

  /** The width of a site's interval gives how many it rests on; what the arm has beside them is in sites not shown. */
  #sites(shown: OutcomeResults, arms: readonly ArmToRead[]): void {
    shown.sites.forEach(({ arm, result }, a) => {
      if (result.kind !== 'estimated') return;
      const { pairs, rows } = arms[a] as ArmToRead;
      const sizes = new Map<number, number>();
      for (const row of rows) {
        const site = this.study.data.site[row] as number;
        sizes.set(site, (sizes.get(site) ?? 0) + 1);
      }
      const largest = [...sizes.values()].sort((x, y) => y - x);
      const told = largest.slice(0, result.rows.length);
      const others = this.#unknown('in sites not shown', shown.id, a);
      const each = told.map((_, i) => this.#unknown('in site', shown.id, a, i));
      this.#know(0, pairs, [...each, others]);
      told.forEach((size, i) => {
        const unknown = each[i] as number;
        this.#know(size, [unknown]);
        if (size < 5)
          this.hidden.push({ name: `${shown.id} site of ${arm}`, unknowns: [unknown], truth: size });
      });
      const hidden = rows.length - told.reduce((sum, size) => sum + size, 0);
      if (hidden > 0 && hidden < 5)
        this.hidden.push({ name: `${shown.id} other sites of ${arm}`, unknowns: [others], truth: hidden });
    });
  }

  /** Unknowns of an arm by scores of one outcome and by waves with any answer. */
  #kinds(o: number, arm: number, holds: (scored: number, present: number) => boolean): number[] {
    return this.#sets().flatMap((present) =>
      this.#sets()
        .filter((scored) => (scored & ~present) === 0 && holds(scored, present))
        .map((scored) => this.#unknown('kind', o, arm, present, scored)),
    );
  }

  /** Parts of a known number, of which some are printed; the truth of the hidden ones does not matter. */
  #parts(name: string, whole: readonly number[], n: number, printed: readonly (number | null)[]): void {
    const unknowns = printed.map((_, i) => this.#unknown(name, i));
    this.#know(0, whole, unknowns);
    printed.forEach((count, i) => {
      const unknown = unknowns[i] as number;
      if (count === null)
        this.hidden.push({ name: `${name} ${String(i)} of ${String(n)}`, unknowns: [unknown], truth: NaN });
      else this.#know(count, [unknown]);
    });
  }

  /** How many said yes and no: shares with their n tell. */
  #answers(shown: OutcomeResults, o: number, scoredAt: (arm: number, ...waves: number[]) => number[]): void {
    const { design } = this.results;
    const outcome = this.study.data.outcomes.find(({ id }) => id === shown.id);
    const answer = (row: number, wave: number) => outcome?.scores[wave]?.[row] ?? NaN;
    const answersOf = (arm: number, wave: number, who: 'pairs' | 'others', said: 'yes' | 'no') =>
      this.#unknown('answer', o, arm, wave, who, said);
    const isPair = (row: number) => this.#ends.every((wave) => !Number.isNaN(answer(row, wave)));
    const truth = (arm: number, wave: number, said: number) =>
      this.#rows(arm, (row) => isPair(row) && answer(row, wave) === said);
    for (const wave of this.#ends) {
      for (const arm of this.#arms) {
        const pairs = scoredAt(arm, ...this.#ends);
        const others = scoredAt(arm, wave).filter((unknown) => !pairs.includes(unknown));
        this.#know(0, pairs, [answersOf(arm, wave, 'pairs', 'yes'), answersOf(arm, wave, 'pairs', 'no')]);
        this.#know(0, others, [answersOf(arm, wave, 'others', 'yes'), answersOf(arm, wave, 'others', 'no')]);
      }
      for (const [end, said] of [
        ['floor', 'no'],
        ['ceiling', 'yes'],
      ] as const)
        this.#know(
          0,
          [this.#unknown(end, o, wave)],
          this.#arms.flatMap((arm) =>
            (['pairs', 'others'] as const).map((who) => answersOf(arm, wave, who, said)),
          ),
        );
    }
    const [baseline, endline] = this.#ends;
    shown.changes.forEach(({ main, shares }, arm) => {
      for (const wave of this.#ends)
        for (const [said, value] of [
          ['yes', 100],
          ['no', 0],
        ] as const) {
          const count = truth(arm, wave, value);
          const unknowns = [answersOf(arm, wave, 'pairs', said)];
          if (main.kind === 'estimated') this.#know(count, unknowns);
          else if (main.kind === 'suppressed' && count > 0 && count < 5)
            this.hidden.push({ name: `${shown.id} ${said} at ${String(wave)}`, unknowns, truth: count });
        }
      const since = shown.course.find(
        (c) => c.arm === design.arms[arm] && c.wave === this.study.plan.endline,
      )?.change;
      if (since?.kind === 'estimated')
        this.#know(
          truth(arm, endline, 100) - truth(arm, baseline, 100),
          [answersOf(arm, endline, 'pairs', 'yes')],
          [answersOf(arm, baseline, 'pairs', 'yes')],
        );
      if (shares?.kind !== 'estimated') return;
      const [yesYes, yesNo, noYes, noNo] = ['yesYes', 'yesNo', 'noYes', 'noNo'].map((both) =>
        this.#unknown('answers', o, arm, both),
      ) as [number, number, number, number];
      this.#know(0, [answersOf(arm, baseline, 'pairs', 'yes')], [yesYes, yesNo]);
      this.#know(0, [answersOf(arm, baseline, 'pairs', 'no')], [noYes, noNo]);
      this.#know(0, [answersOf(arm, endline, 'pairs', 'yes')], [yesYes, noYes]);
      this.#know(0, [answersOf(arm, endline, 'pairs', 'no')], [yesNo, noNo]);
      for (const [count, unknown, before, after] of [
        [shares.toYes, noYes, 0, 100],
        [shares.toNo, yesNo, 100, 0],
      ] as const)
        this.#figure(
          `${shown.id} changed to ${String(after)} in ${String(arm)}`,
          [unknown],
          count,
          this.#rows(arm, (row) => answer(row, baseline) === before && answer(row, endline) === after),
        );
    });
    for (const { arm: name, wave: code, everyone } of shown.course) {
      const [arm, wave] = [design.arms.indexOf(name), design.waves.findIndex((w) => w.code === code)];
      if (everyone.kind !== 'estimated' || !this.#ends.includes(wave)) continue;
      this.#know(
        this.#rows(arm, (row) => answer(row, wave) === 100),
        [answersOf(arm, wave, 'pairs', 'yes'), answersOf(arm, wave, 'others', 'yes')],
      );
    }
    for (const { treatment, comparison, shares } of shown.contrasts)
      if (shares?.kind === 'estimated')
        for (const arm of [treatment, comparison].map((name) => design.arms.indexOf(name)))
          this.#know(truth(arm, endline, 100), [answersOf(arm, endline, 'pairs', 'yes')]);
  }

  /** Each arm's groups at baseline, which the groups of an outcome tell of several arms together. */
  #profile(): void {
    const { profile, outcomes } = this.results;
    const { design, data } = this.study;
    if (!profile) return;
    const o = outcomes.findIndex(({ id }) => id === profile.outcome);
    const outcome = data.outcomes.find(({ id }) => id === profile.outcome);
    const isPair = (row: number) =>
      this.#ends.every((wave) => !Number.isNaN(outcome?.scores[wave]?.[row] ?? NaN));
    for (const { fact, groups } of profile.facts) {
      const values = data.facts.find(({ name }) => name === fact)?.values;
      for (const { group, counts } of groups)
        profile.arms.forEach(({ arm: name }, i) => {
          const arm = design.arms.indexOf(name);
          const printed = counts[i] ?? null;
          const truth = this.#rows(arm, (row) => values?.[row] === group && isPair(row));
          const unknowns = [this.#unknown('group', o, arm, fact, group)];
          if (printed !== null || (truth > 0 && truth < 5))
            this.#figure(`${profile.outcome} ${group} of ${name}`, unknowns, printed, truth);
        });
    }
  }

  #groups(shown: OutcomeResults, o: number, scoredAt: (arm: number, ...waves: number[]) => number[]): void {
    const { design } = this.results;
    const outcome = this.study.data.outcomes.find(({ id }) => id === shown.id);
    for (const { fact, arm, treatment, comparison, groups } of shown.subgroups) {
      const values = this.study.data.facts.find(({ name }) => name === fact)?.values;
      const arms = [arm, treatment, comparison].flatMap((a) =>
        a === undefined ? [] : [design.arms.indexOf(a)],
      );
      const unknownsOf = (group: string | null) =>
        arms.map((a) => this.#unknown('group', o, a, fact, group ?? ''));
      for (const [i, a] of arms.entries())
        this.#know(
          0,
          scoredAt(a, ...this.#ends),
          [...groups.map(({ group }) => group), null].map((group) => unknownsOf(group)[i] as number),
        );
      for (const { group, figures } of groups) {
        const counts = arms.map((a) =>
          this.#rows(
            a,
            (row) =>
              values?.[row] === group &&
              this.#ends.every((wave) => !Number.isNaN(outcome?.scores[wave]?.[row] ?? NaN)),
          ),
        );
        this.#restsOn(
          `${shown.id} ${group}`,
          unknownsOf(group),
          figures,
          counts.reduce((a, b) => a + b, 0),
        );
      }
    }
  }
}
