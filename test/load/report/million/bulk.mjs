import Database from 'better-sqlite3';

/** Columns of the tables that are filled, in the order of the rows. */
export const COLUMNS = {
  participant: 'id,project_id,site_id,study_code,source_code,arm,sex,birth_month,covariates,created_at',
  family_status:
    'id,project_id,participant_id,wave_id,source,submission_id,held_on,variables,flags,rule,recorded_at',
  consent:
    'id,project_id,participant_id,wave_id,kind,decision,scopes,script,script_version,means,signature,relation,witness,evidence,submission_id,obtained_on,recorded_at',
  course_step:
    'id,project_id,participant_id,ordinal,kind,happened_on,from_site_id,to_site_id,reason,recorded_at,undone_at',
  participant_merge: 'id,project_id,kept_id,merged_id,merged_at,undone_at',
  submission:
    'id,project_id,participant_id,wave_id,instrument_version_id,respondent,mode,language,collected_on,started_at,finished_at,answers,hash,received_at',
  score: 'submission_id,scale,value,answered,items,band,key_hash,scorer_version',
};
/** Rows are told on in parts, so that no writer runs ahead of its database. */
const PART = 5_000;

/** Writes rows into a migrated SQLite file, past the server. */
export function sqliteWriter(path) {
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -400000');
  database.pragma('foreign_keys = OFF');
  const statements = Object.fromEntries(
    Object.entries(COLUMNS).map(([table, columns]) => [
      table,
      database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replaceAll(/\w+/g, '?')})`),
    ]),
  );
  return {
    async write(parts) {
      database.exec('BEGIN');
      for await (const { table, rows } of parts) {
        const statement = statements[table];
        for (const row of rows) statement.run(row);
      }
      database.exec('COMMIT');
    },
    close() {
      database.exec('ANALYZE');
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

/** Everything about the children, in parts of one table each. */
export function* partsOf(children) {
  for (const [table, rows] of [
    ['participant', children.participants()],
    ['family_status', children.families()],
    ['consent', children.consents()],
    ['course_step', children.exits()],
    ['participant_merge', children.merges()],
  ])
    yield* inParts(table, rows);
  for (const wave of [0, 1]) yield* sheetsInParts(children.sheets(wave));
}

function* inParts(table, all) {
  let rows = [];
  for (const row of all) {
    rows.push(row);
    if (rows.length < PART) continue;
    yield { table, rows };
    rows = [];
  }
  yield { table, rows };
}

function* sheetsInParts(sheets) {
  let [submissions, scores] = [[], []];
  for (const sheet of sheets) {
    submissions.push(sheet.row);
    scores.push(...sheet.scores);
    if (submissions.length < PART) continue;
    yield { table: 'submission', rows: submissions };
    yield { table: 'score', rows: scores };
    [submissions, scores] = [[], []];
  }
  yield { table: 'submission', rows: submissions };
  yield { table: 'score', rows: scores };
}
