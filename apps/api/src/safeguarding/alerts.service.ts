import { Injectable } from '@nestjs/common';
import type { AlertCase, AlertQueue, AlertQueueQuery, AlertStep, SafeguardingTeam } from '@tongxing/contracts';
import { byUrgency, CASE_STEPS, refusalOf, type CaseStepKind } from '@tongxing/safeguarding';
import { ParticipantsRepository } from '../people/index.js';
import { isTaken, UnitOfWork, type View, type WriteTransaction } from '../platform/database/index.js';
import { now } from '../platform/ids.js';
import { ProblemException } from '../platform/problems/index.js';
import { ProgrammeRepository } from '../programme/index.js';
import { actingPerson } from './acting-person.js';
import { reachesCase } from './alerts.policy.js';
import { AlertsRepository } from './alerts.repository.js';
import { standingOf, type CaseFile } from './case-file.js';
import { CaseFiles } from './case-files.js';
import { toCase, toSummary, type CasePlace } from './presenters.js';
import { maySee, whoSees } from './visibility.js';

/** What those who look after alerts see and do. Whoever may not see a case is told that there is none. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFiles,
    private readonly repository: AlertsRepository,
    private readonly participants: ParticipantsRepository,
    private readonly programme: ProgrammeRepository,
  ) {}

  /** The cases that the caller may see, most urgent first. Drills stand in a queue of their own. */
  queue(project: string, { drill, closed }: AlertQueueQuery): Promise<AlertQueue> {
    return this.unitOfWork.read(async (view) => {
      const person = actingPerson();
      const at = now();
      const order = byUrgency(at);
      const seen = (await this.#seenBy(view, project, person))
        .map((one) => ({ ...one, standing: standingOf(one.file) }))
        .filter(({ file }) => (file.alert.source === 'drill') === drill)
        .filter(({ standing }) => (standing.facts.state === 'closed') === closed)
        .sort((a, b) => order(a.standing.facts, b.standing.facts));
      return { at, items: seen.map(({ file, place }) => toSummary(file, place, at)) };
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

  async #seenBy(view: View, project: string, person: string) {
    const members = await this.repository.members(view, project);
    const files = (await this.files.all(view, project)).filter((file) =>
      maySee(members, standingOf(file), person),
    );
    const places = await this.#placesOf(view, project, files);
    return files
      .map((file, i) => ({ file, place: places[i] ?? {} }))
      .filter(({ place }) => reachesCase('alerts.read', project, place.site?.id));
  }

  async #placesOf(view: View, project: string, files: readonly CaseFile[]): Promise<CasePlace[]> {
    const ids = files.flatMap(({ alert }) => alert.participant ?? []);
    const people = new Map((await this.participants.byId(view, ids)).map((p) => [p.id, p]));
    const sites = new Map((await this.programme.allSites(view, project)).map((s) => [s.id, s]));
    return files.map(({ alert }) => {
      const participant = people.get(alert.participant ?? '');
      const site = sites.get(participant?.siteId ?? alert.site ?? '');
      return { ...(participant && { participant }), ...(site && { site }) };
    });
  }
}

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
