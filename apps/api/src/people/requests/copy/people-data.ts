import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  EXIT_REASONS,
  factName,
  LEFT_BEHIND_FACTS,
  type BilingualText,
  type Identity,
} from '@tongxing/contracts';
import type { View } from '../../../platform/database/index.js';
import { SubjectDataSources, type CopyReader, type ToldEntry } from '../../../privacy/index.js';
import { ProgrammeRepository } from '../../../programme/index.js';
import { ConsentsRepository, type ConsentEntity } from '../../consent/index.js';
import { CourseRepository, type CourseStepEntity } from '../../course/index.js';
import { FamilyStatusRepository, type FamilyStatusEntity } from '../../family/index.js';
import { IdentityStore } from '../../identities/index.js';
import type { ParticipantEntity } from '../../participant.entity.js';
import { ParticipantsRepository } from '../../participants.repository.js';
import { CODES, WORDS } from './words.js';

type Facts = ToldEntry['facts'];

/** What `people` holds about a participant: the facts kept under the pseudonym, and who they are. */
@Injectable()
export class PeopleData implements OnModuleInit {
  constructor(
    private readonly sources: SubjectDataSources,
    private readonly programme: ProgrammeRepository,
    private readonly participants: ParticipantsRepository,
    private readonly identities: IdentityStore,
    private readonly consents: ConsentsRepository,
    private readonly courses: CourseRepository,
    private readonly families: FamilyStatusRepository,
  ) {}

  onModuleInit(): void {
    const { sources } = this;
    sources.also('participant', async (tx, _, id) => (await this.participants.byId(tx, [id]))[0], {
      title: WORDS.participant,
      tell: async (view, row, reader) => (row ? [await this.#participant(view, row, reader)] : []),
    });
    sources.also(
      'identity',
      async (tx, project, id) => (await this.identities.read(tx, project, [id], 'data-request')).get(id),
      {
        title: WORDS.identity,
        tell: (_, row, reader) => Promise.resolve(row ? identityIn(row, reader) : []),
      },
    );
    sources.also('consents', (tx, _, id) => this.consents.ofParticipants(tx, [id]), {
      title: WORDS.consents,
      tell: async (view, rows, reader) => {
        const waves = await this.#waves(view, rows, reader);
        return rows.map((row) => consentIn(row, waves, reader));
      },
    });
    sources.also('course', async (tx, _, id) => (await this.courses.ofParticipants(tx, [id])).get(id) ?? [], {
      title: WORDS.course,
      tell: async (view, steps, reader) => {
        const sites = steps[0]
          ? await this.#sites(view, steps[0].projectId, reader)
          : new Map<string, string>();
        return steps.map((step) => stepIn(step, sites, reader));
      },
    });
    sources.also('family', (tx, _, id) => this.families.ofParticipants(tx, [id]), {
      title: WORDS.family,
      tell: (_, rows, reader) => Promise.resolve(rows.map((row) => familyIn(row, reader))),
    });
  }

  async #participant(view: View, row: ParticipantEntity, reader: CopyReader): Promise<ToldEntry> {
    const sites = await this.#sites(view, row.projectId, reader);
    return {
      heading: row.studyCode,
      facts: facts(
        reader,
        [WORDS.studyCode, row.studyCode],
        [WORDS.sourceCode, row.sourceCode],
        [WORDS.site, sites.get(row.siteId)],
        [WORDS.arm, row.arm],
        [WORDS.sex, coded(row.sex, reader)],
        [WORDS.birthMonth, row.birthMonth],
        [WORDS.enrolledAt, row.createdAt.slice(0, 10)],
        ...Object.entries(row.covariates).map(([name, value]): Fact => [
          factName(name),
          factName(String(value))[reader.language],
        ]),
      ),
    };
  }

  async #sites(view: View, projectId: string, { language }: CopyReader): Promise<Map<string, string>> {
    return new Map(
      (await this.programme.allSites(view, projectId)).map(({ id, name }) => [id, name[language]]),
    );
  }

  async #waves(view: View, rows: readonly ConsentEntity[], { language }: CopyReader) {
    const waves = await this.programme.wavesById(
      view,
      rows.flatMap(({ waveId }) => waveId ?? []),
    );
    return new Map(waves.map(({ id, name }) => [id, name[language]]));
  }
}

type Fact = readonly [label: BilingualText, value: string | null | undefined];

/** Those facts that are known. */
const facts = ({ language }: CopyReader, ...told: readonly Fact[]): Facts =>
  told.flatMap(([label, value]): Facts => (value == null || value === '' ? [] : [[label[language], value]]));

const coded = (code: string | null | undefined, { language }: CopyReader): string =>
  code == null ? '' : (CODES[code]?.[language] ?? code);

const listed = (codes: readonly string[], reader: CopyReader): string =>
  codes.map((code) => coded(code, reader)).join(reader.language === 'zh' ? '、' : ', ');

function identityIn({ name, otherNames, address, contacts }: Identity, reader: CopyReader): ToldEntry[] {
  const own = facts(
    reader,
    [WORDS.name, name],
    [WORDS.otherNames, otherNames.join(', ')],
    [WORDS.address, address],
  );
  return [
    { heading: WORDS.identity[reader.language], facts: own },
    ...contacts.map((contact) => ({
      heading: WORDS.contact[reader.language],
      facts: facts(
        reader,
        [WORDS.relation, coded(contact.relation, reader)],
        [WORDS.name, contact.name],
        [WORDS.telephones, contact.telephones.join(', ')],
        [WORDS.note, contact.note],
      ),
    })),
  ];
}

const consentIn = (row: ConsentEntity, waves: ReadonlyMap<string, string>, reader: CopyReader): ToldEntry => ({
  heading: `${coded(row.kind, reader)} · ${coded(row.decision, reader)} · ${row.obtainedOn}`,
  facts: facts(
    reader,
    [WORDS.decision, coded(row.decision, reader)],
    [WORDS.obtainedOn, row.obtainedOn],
    [WORDS.wave, waves.get(row.waveId ?? '')],
    [WORDS.scopes, listed(row.scopes, reader)],
    [WORDS.script, row.script === null ? null : `${row.script}@${row.scriptVersion ?? ''}`],
    [WORDS.means, coded(row.means, reader)],
    [WORDS.relation, coded(row.relation, reader)],
  ),
});

const stepIn = (step: CourseStepEntity, sites: ReadonlyMap<string, string>, reader: CopyReader): ToldEntry => ({
  heading: `${coded(step.kind, reader)} · ${step.happenedOn}`,
  facts: facts(
    reader,
    [WORDS.from, sites.get(step.fromSiteId)],
    [WORDS.to, step.toSiteId === step.fromSiteId ? null : sites.get(step.toSiteId)],
    [WORDS.reason, step.reason === null ? null : EXIT_REASONS[step.reason][reader.language]],
    [WORDS.undone, step.undoneAt?.slice(0, 10)],
  ),
});

const familyIn = ({ heldOn, recordedAt, flags }: FamilyStatusEntity, reader: CopyReader): ToldEntry => {
  const day = heldOn ?? recordedAt.slice(0, 10);
  return {
    heading: `${WORDS.heldOn[reader.language]} ${day}`,
    facts: LEFT_BEHIND_FACTS.map((flag) => [coded(flag, reader), coded(flags[flag], reader)] as const),
  };
};
