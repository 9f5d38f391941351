import { SEXES, type RELATIONS, type SITE_KINDS } from '@tongxing/contracts';
import type { Schemas } from '../../../shell/server';
import type { RosterColumn } from './read-columns';

/** Columns that mean one thing. */
export const SINGLE_COLUMNS = ['participant', 'site', 'sex', 'birthMonth', 'arm', 'mother', 'father'] as const;
export type SingleColumn = (typeof SINGLE_COLUMNS)[number];

/** Columns that say who somebody is: sealed, and kept apart from all else. */
export const IDENTITY_COLUMNS = ['name', 'address', 'guardianName', 'guardianTelephone'] as const;
type IdentityColumn = (typeof IDENTITY_COLUMNS)[number];

export const WHEREABOUTS = ['home', 'migrated', 'separated', 'deceased', 'other', 'unknown'] as const;

/** What the columns of a chosen file mean, as far as it has been said; an empty text says nothing. */
export interface Draft {
  readonly columns: Readonly<Record<SingleColumn, string>>;
  readonly identity: Readonly<Record<IdentityColumn, string>>;
  /** How the one to call is related to the child. */
  readonly relation: (typeof RELATIONS)[number];
  readonly covariates: readonly string[];
  /** By cell. */
  readonly sexes: Readonly<Record<string, string>>;
  /** Of parents, by cell. */
  readonly whereabouts: Readonly<Record<string, string>>;
  /** Kind of the sites to be made; without it rows of sites that are not there are refused. */
  readonly siteKind: (typeof SITE_KINDS)[number] | '';
  /** Code of the wave whose baseline facts the parents' whereabouts are. */
  readonly wave: string;
  readonly heldOn: string;
  /** Cells that mean: not known, separated by spaces. */
  readonly missing: string;
}

const USUAL_NAMES: Readonly<Record<SingleColumn, RegExp>> = {
  participant: /^(编号|儿童编号|学生编号|参与者|child|participant|id)$/i,
  site: /^(站点|活动中心|学校|site|centre|school)$/i,
  sex: /^(性别|sex|gender)$/i,
  birthMonth: /^(出生年月|出生日期|出生月份|born|birth ?month)$/i,
  arm: /^(组别|分组|arm|group)$/i,
  mother: /^(母亲|母亲去向|mother)$/i,
  father: /^(父亲|父亲去向|father)$/i,
};
const USUAL_SEXES: Readonly<Record<string, string>> = { 女: 'female', 男: 'male', f: 'female', m: 'male' };
const USUAL_WHEREABOUTS: Readonly<Record<string, string>> = {
  在家: 'home',
  外出: 'migrated',
  务工: 'migrated',
  外出务工: 'migrated',
  离异: 'separated',
  去世: 'deceased',
};

/** What a file's columns seem to mean by their names, for somebody to put right. */
export function firstDraft(columns: readonly RosterColumn[]): Draft {
  const named = (usual: RegExp) => columns.find(({ name }) => usual.test(name))?.name ?? '';
  return {
    columns: Object.fromEntries(
      SINGLE_COLUMNS.map((column) => [column, named(USUAL_NAMES[column])]),
    ) as Draft['columns'],
    identity: { name: '', address: '', guardianName: '', guardianTelephone: '' },
    relation: 'other',
    covariates: [],
    sexes: { ...USUAL_SEXES },
    whereabouts: { ...USUAL_WHEREABOUTS },
    siteKind: '',
    wave: '',
    heldOn: '',
    missing: '',
  };
}

/** The cells of columns that somebody must say the meaning of. */
export const cellsOf = (columns: readonly RosterColumn[], ...names: readonly string[]): string[] => [
  ...new Set(columns.filter(({ name }) => names.includes(name)).flatMap(({ values }) => values)),
];

/** The mapping that is sent. */
export function mappingOf(draft: Draft, columns: readonly RosterColumn[]): Schemas['RosterMapping'] {
  const { participant, site, sex, birthMonth, arm, mother, father } = draft.columns;
  const parents = { ...(mother !== '' && { gs_mother: mother }), ...(father !== '' && { gs_father: father }) };
  const meant = meantBy(draft.whereabouts, cellsOf(columns, mother, father), WHEREABOUTS);
  return {
    schema: 'tongxing.roster-mapping/1',
    file: {
      encoding: 'auto',
      delimiter: ',',
      missing: draft.missing.split(/\s+/).filter((word) => word !== ''),
    },
    columns: {
      participant,
      site,
      ...(sex !== '' && { sex: { column: sex, values: meantBy(draft.sexes, cellsOf(columns, sex), SEXES) } }),
      ...(birthMonth !== '' && { birthMonth }),
      ...(arm !== '' && { arm }),
      covariates: [...draft.covariates],
    },
    ...identityOf(draft),
    ...(draft.siteKind !== '' && { sites: { kind: draft.siteKind, names: {} } }),
    ...(Object.keys(parents).length > 0 && {
      family: {
        ...(draft.wave !== '' && { wave: draft.wave }),
        ...(draft.heldOn !== '' && { heldOn: draft.heldOn }),
        columns: parents,
        values: { gs_mother: meant, gs_father: meant },
      },
    }),
  };
}

/** Without the child's name nothing of who they are is sent. */
function identityOf({ identity, relation }: Draft): Pick<Schemas['RosterMapping'], 'identity'> {
  const { name, address, guardianName, guardianTelephone: telephone } = identity;
  if (name === '') return {};
  const contact = { relation, name: guardianName, ...(telephone !== '' && { telephone }) };
  return {
    identity: {
      name,
      ...(address !== '' && { address }),
      contacts: guardianName === '' ? [] : [contact],
    },
  };
}

function meantBy<T extends string>(
  said: Readonly<Record<string, string>>,
  cells: readonly string[],
  choices: readonly T[],
): Record<string, T> {
  const meant: Record<string, T> = {};
  for (const cell of cells) {
    const choice = choices.find((each) => each === said[cell]);
    if (choice !== undefined) meant[cell] = choice;
  }
  return meant;
}
