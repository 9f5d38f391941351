import { Injectable } from '@nestjs/common';
import type { AlertCase, AlertQueue, AlertQueueQuery, AlertStep, SafeguardingTeam } from '@tongxing/contracts';
import { CASE_STEPS, refusalOf, type CaseStepKind } from '@tongxing/safeguarding';
import { ParticipantsRepository, type ParticipantEntity } from '../people/index.js';
import { isTaken, UnitOfWork, type View, type WriteTransaction } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
import { ProgrammeRepository } from '../programme/index.js';
import { actingPerson } from './acting-person.js';
import { reachesCase } from './alerts.policy.js';
import { AlertsRepository } from './alerts.repository.js';
import { standingOf, type CaseFile, type CaseSummary } from './case-file.js';
import { CaseFiles } from './case-files.js';
import { CaseRegister } from './case-register.js';
import { toCase, toSummary, type CasePlace } from './presenters.js';
import { pageOfQueue } from './queue-order.js';
import { maySee, whoSees } from './visibility.js';

/** What those who look after alerts see and do. Whoever may not see a case is told that there is none. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFiles,
    private readonly register: CaseRegister,
    private readonly repository: AlertsRepository,
    private readonly participants: ParticipantsRepository,
    private readonly programme: ProgrammeRepository,
  ) {}

  /**
   * The cases that the caller may see, most urgent first, page by page. Drills stand in a queue of their own.
   *
   * @throws ProblemException `request-invalid` for a cursor that is none
   */
  queue(project: string, query: AlertQueueQuery): Promise<AlertQueue> {
    return this.unitOfWork.read(async (view) => {
      const { drill, closed } = query;
      const at = now();
      const listed = (await this.register.all(view, project))
        .filter(({ alert }) => (alert.source === 'drill') === drill)
        .filter(({ standing }) => (standing.facts.state === 'closed') === closed);
      const seen = await this.#seenBy(view, project, actingPerson(), listed);
      if (seen.length === 0) return { at, items: [] };
      const keys = await this.files.requireReadable(view, project);
      const { cases, ...page } = pageOfQueue(seen, query, at, { keys, project });
      const places = await this.#placesOf(view, project, cases);
      return { ...page, items: cases.map((one, i) => toSummary(one, places[i] ?? {}, at)) };
    });
  }

  /**
   * Opens a case file, which its log remembers.
   *
   * @throws ProblemException `not-found`
   */
  read(project: string, id: string): Promise<AlertCase> {
    return this.#writing(async (tx) => {
      const { file, place } = await this.#require(tx, project, id, 'alerts.read');
      const at = now();
      const read = await this.files.append(tx, project, file, { kind: 'read', at, by: actingPerson() });
      return toCase(read, place, at);
    });
  }

  /**
   * Takes a step in a case.
   *
   * @throws ProblemException `not-found`; `alert-step-refused` with the reason; `alert-needs-somebody`
   */
  step(project: string, id: string, step: AlertStep): Promise<AlertCase> {
    return this.#writing(async (tx) => {
      const { file, place, members } = await this.#require(tx, project, id, 'alerts.write');
      const entry = { ...step, at: now(), by: actingPerson() };
      requireAllowed(file, entry);
      if (step.kind === 'recuse') requireSomebodyLeft(file, members, step.person);
      return toCase(await this.files.append(tx, project, file, entry), place, entry.at);
    });
  }

  /** Two people who write to one log at once: the second looks again. */
  #writing<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.write(work).catch((error: unknown) => {
      throw isTaken(error) ? refused('changed_meanwhile') : error;
    });
  }

  async #require(view: View, project: string, id: string, permission: 'alerts.read' | 'alerts.write') {
    const person = actingPerson();
    const file = await this.files.find(view, project, id);
    const members = await this.repository.members(view, project);
    if (!file || !maySee(members, standingOf(file), person)) throw new ProblemException('not-found');
    const [place = {}] = await this.#placesOf(view, project, [file]);
    if (!reachesCase(permission, project, place.site?.id)) throw new ProblemException('not-found');
    return { file, members, place };
  }

  /** Where each case is matters only to those who do not look after the whole project. */
  async #seenBy(view: View, project: string, person: string, cases: readonly CaseSummary[]) {
    const members = await this.repository.members(view, project);
    const theirs = cases.filter(({ standing }) => maySee(members, standing, person));
    if (reachesCase('alerts.read', project, undefined)) return theirs;
    const places = await this.#placesOf(view, project, theirs);
    return theirs.filter((_, i) => reachesCase('alerts.read', project, places[i]?.site?.id));
  }

  async #placesOf(
    view: View,
    project: string,
    cases: readonly Pick<CaseSummary, 'alert'>[],
  ): Promise<CasePlace[]> {
    const people = await this.#participants(view, [
      ...new Set(cases.flatMap(({ alert }) => alert.participant ?? [])),
    ]);
    const sites = new Map((await this.programme.allSites(view, project)).map((s) => [s.id, s]));
    return cases.map(({ alert }) => {
      const participant = people.get(alert.participant ?? '');
      const site = sites.get(participant?.siteId ?? alert.site ?? '');
      return { ...(participant && { participant }), ...(site && { site }) };
    });
  }

  async #participants(view: View, ids: readonly string[]): Promise<Map<string, ParticipantEntity>> {
    const found = new Map<string, ParticipantEntity>();
    for (let start = 0; start < ids.length; start += MOST_IDS)
      for (const one of await this.participants.byId(view, ids.slice(start, start + MOST_IDS)))
        found.set(one.id, one);
    return found;
  }
}

/** Ids that are asked for in one statement. */
const MOST_IDS = 1_000;

const refused = (code: string) => new ProblemException('alert-step-refused', [{ code }]);

function requireAllowed(file: CaseFile, entry: AlertStep & { at: string; by: string }): void {
  if (!(CASE_STEPS as readonly string[]).includes(entry.kind)) return;
  const { at, by } = entry;
  const reason = 'reason' in entry ? { reason: entry.reason } : {};
  const why = refusalOf(standingOf(file).facts, { kind: entry.kind as CaseStepKind, at, by, ...reason });
  if (why) throw refused(why);
}

/** @throws ProblemException `alert-needs-somebody` */
function requireSomebodyLeft(file: CaseFile, members: SafeguardingTeam['members'], person: string): void {
  const { recused, assigned } = standingOf(file);
  const left = whoSees(members, {
    recused: new Set([...recused, person]),
    ...(assigned !== undefined && { assigned }),
  });
  if (left.length === 0) throw new ProblemException('alert-needs-somebody');
}
