import { createHash } from 'node:crypto';
import { canonicalJson, makeStudyCode, uuidV7From } from '../../../../dist/cli/libs/contracts/src/index.js';
import { answerValidator, contentHash, keyHash } from '../../../../dist/cli/libs/instruments/src/index.js';
import {
  LEFT_BEHIND_RULE,
  leftBehindStatus,
  leftBehindVariables,
  SCORER_VERSION,
  scoreRespondent,
} from '../../../../dist/cli/libs/scoring/src/index.js';
import { Respondent } from '../../../../dist/cli/apps/cli/src/demo/answering.js';
import { addDays } from '../../../../dist/cli/apps/cli/src/demo/calendar.js';
import { drawsOf } from '../../../../dist/cli/apps/cli/src/demo/draws.js';
import { familiesOver, toldOfFamily } from '../../../../dist/cli/apps/cli/src/demo/family.js';
import { armOf, SITES } from './frame.mjs';

const SEED = 20_261_127;
/** Gain of the treated by the end, in standard deviations of a trait. */
const EFFECTS = { wellbeing: 0.15 };
const LOST = 0.11;
const LOST_IN_COMPARISON = 0.03;
/** Of so many families one takes its consent back, and of so many children one was entered twice. */
const WITHDRAW_ONE_IN = 500;
const TWICE_ONE_IN = 2_000;
const FIELD_DAYS = 28;
/** A prime beside every size: interviews are not held in the order of the roster. */
const STRIDE = 7_919;

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const idAt = (millis, name) => uuidV7From(Math.floor(millis), sha256(name));

/**
 * Rows of the tables that a report reads, as the server would have stored them: roster and consents, families told of
 * in the roster, questionnaires with their scores, exits, withdrawals and merges.
 */
export class Children {
  constructor({ project, waves, sites, definition, versionId }, count) {
    Object.assign(this, { project, waves, sites, definition, versionId, count });
    this.respondent = new Respondent(definition, answerValidator(definition));
    this.hashes = { content: contentHash(definition, sha256), key: keyHash(definition, sha256) };
    this.enrolled = Date.parse(`${addDays(waves[0].opensOn, -30)}T00:00:00.000Z`);
    this.shocks = sites.map((_, i) => {
      const draws = drawsOf(SEED, 'site', i);
      return [0.22 * draws.normal(), 0.08 * draws.normal()];
    });
  }

  /** Everything that stays with a child, from draws of its own. */
  child(i) {
    const draws = drawsOf(SEED, i);
    const site = Math.floor((i * SITES) / this.count);
    const months = 9 * 12 + Math.floor(draws.uniform() * 36);
    const [year, month] = this.waves[0].opensOn.split('-').map(Number);
    const born = year * 12 + month - 1 - months;
    const common = draws.normal();
    const [family] = familiesOver([{ opensOn: this.waves[0].opensOn, years: 0 }], draws);
    const chance = LOST + (armOf(site) === 'comparison' ? LOST_IN_COMPARISON : 0) - 0.02 * common;
    return {
      id: idAt(this.enrolled + i, `child ${i}`),
      site,
      common,
      family,
      months,
      sex: draws.chance(0.5) ? 'female' : 'male',
      birthMonth: `${Math.floor(born / 12)}-${String((born % 12) + 1).padStart(2, '0')}`,
      boarding: family.boards ? 'yes' : 'no',
      isLost: draws.chance(chance),
      reason: draws.pick(['moved', 'joined_parents', 'refused', 'lost_contact']),
    };
  }

  *participants() {
    for (let i = 0; i < this.count; i++) {
      const { id, site, sex, birthMonth, boarding } = this.child(i);
      const digits = String((i * 61_803_399) % 1e8).padStart(8, '0');
      yield [
        id,
        this.project.id,
        this.sites[site].id,
        makeStudyCode(digits),
        `synthetic-${i}`,
        armOf(site),
        sex,
        birthMonth,
        JSON.stringify({ boarding }),
        new Date(this.enrolled + i).toISOString(),
      ];
    }
  }

  *families() {
    const [{ opensOn, id: wave }] = this.waves;
    for (let i = 0; i < this.count; i++) {
      const { id, family, months } = this.child(i);
      const variables = leftBehindVariables(toldOfFamily(family, Math.floor(months / 12)));
      const { months_away: away, ...flags } = leftBehindStatus(variables, opensOn);
      yield [
        idAt(this.enrolled + i, `family ${i}`),
        this.project.id,
        id,
        wave,
        'roster',
        null,
        opensOn,
        JSON.stringify(variables),
        JSON.stringify({ ...flags, ...(away && { months_away: away }) }),
        LEFT_BEHIND_RULE,
        new Date(this.enrolled + i).toISOString(),
      ];
    }
  }

  *consents() {
    const row = (i, id, kind, decision, on) => [
      idAt(Date.parse(`${on}T00:00:00.000Z`) + (i % 80_000_000), `${kind} ${decision} ${i}`),
      this.project.id,
      id,
      null,
      kind,
      decision,
      JSON.stringify(['survey', 'register']),
      'guardian-consent',
      '1.0.0',
      'paper',
      null,
      'grandparent',
      null,
      null,
      null,
      on,
      `${on}T08:00:00.000Z`,
    ];
    for (let i = 0; i < this.count; i++) {
      const { id } = this.child(i);
      yield row(i, id, 'guardian', 'given', this.waves[0].opensOn);
      if (i % WITHDRAW_ONE_IN === 7)
        yield row(i, id, 'guardian', 'withdrawn', addDays(this.waves[1].opensOn, 3));
    }
  }

  *exits() {
    for (let i = 0; i < this.count; i++) {
      const { id, site, isLost, reason } = this.child(i);
      const on = addDays(this.waves[0].opensOn, 60 + (i % 200));
      const at = `${on}T09:00:00.000Z`;
      const where = this.sites[site].id;
      if (isLost)
        yield [
          idAt(Date.parse(at) + i, `exit ${i}`),
          this.project.id,
          id,
          1,
          'exit',
          on,
          where,
          where,
          reason,
          at,
          null,
        ];
    }
  }

  *merges() {
    const at = `${addDays(this.waves[0].opensOn, 40)}T09:00:00.000Z`;
    for (let i = TWICE_ONE_IN; i < this.count; i += TWICE_ONE_IN)
      yield [
        idAt(Date.parse(at) + i, `merge ${i}`),
        this.project.id,
        this.child(i - 1).id,
        this.child(i).id,
        at,
        null,
      ];
  }

  /** Questionnaires of one wave in the order of their ids, each with its scores. */
  *sheets(w) {
    const { count, waves, project } = this;
    const { opensOn, id: wave } = waves[w];
    const start = Date.parse(`${opensOn}T00:00:00.000Z`);
    const step = (FIELD_DAYS * 86_400_000) / count;
    for (let n = 0; n < count; n++) {
      const i = (n * STRIDE) % count;
      const child = this.child(i);
      if (w === 1 && child.isLost) continue;
      const at = new Date(Math.floor(start + n * step)).toISOString();
      const answers = this.answers(child, i, w);
      const on = at.slice(0, 10);
      const text = canonicalJson(answers);
      const id = idAt(start + n * step, `sheet ${w} ${i}`);
      const row = [
        id,
        project.id,
        child.id,
        wave,
        this.versionId,
        'child',
        'self',
        'zh-CN',
        on,
        null,
        at,
        text,
        sha256(this.envelope(child.id, wave, at, text)),
        at,
      ];
      const scores = scoreRespondent(this.definition.key, answers).map((score) => [
        id,
        score.scale,
        score.kind === 'scored' ? score.value : null,
        score.answered,
        score.items,
        (score.kind === 'scored' ? score.band : undefined) ?? null,
        this.hashes.key,
        SCORER_VERSION,
      ]);
      yield { row, scores };
    }
  }

  /** Canonical JSON of a submission as it was sent: its keys in order. */
  envelope(participant, wave, at, answers) {
    const { instrument, version } = this.definition;
    const sent = { hash: this.hashes.content, id: instrument, version };
    const rest = {
      collectedOn: at.slice(0, 10),
      finishedAt: at,
      instrument: sent,
      language: 'zh-CN',
      mode: 'self',
    };
    const last = { participant, respondent: 'child', wave };
    return `{"answers":${answers},${JSON.stringify({ ...rest, ...last }).slice(1)}`;
  }

  answers({ site, common }, i, w) {
    const draws = drawsOf(SEED, i, w);
    const [ofSite, shock] = this.shocks[site];
    const traits = {};
    const theta = (trait) =>
      (traits[trait] ??=
        0.75 * common +
        0.6 * draws.normal() +
        ofSite +
        (w === 1 ? shock : 0) +
        (w === 1 && armOf(site) === 'programme' ? (EFFECTS[trait] ?? 0) : 0));
    return this.respondent.fill(theta, { parents_away: 'yes' }, draws);
  }
}
