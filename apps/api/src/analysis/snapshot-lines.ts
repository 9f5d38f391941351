import { canonicalJson, type JsonValue } from '@tongxing/contracts';
import { onceForEach } from './distinct.js';
import type { Person, ToldFlags } from './roster.js';

/** Texts of which a hash over all participants is made: all of a participant that an analysis may rest on. */
export function hashedPeople(): (person: Person) => string {
  const text = onceForEach((value) => canonicalJson(value));
  const textOrNull = (value: string | null) => (value === null ? 'null' : text(value));
  const covariates = onceForEachObject();
  return ({ id, arm, siteId, sex, birthMonth, covariates: known }) =>
    `{"arm":${textOrNull(arm)},"birthMonth":${textOrNull(birthMonth)},"covariates":${covariates(known)},` +
    `"id":${canonicalJson(id)},"sex":${textOrNull(sex)},"siteId":${text(siteId)}}\n`;
}

/** The same of families' situations. */
export function hashedFamilies(): (told: ToldFlags) => string {
  const text = onceForEach((value) => canonicalJson(value));
  const flags = onceForEachObject();
  return ({ participantId, waveId, source, flags: known }) =>
    `{"flags":${flags(known)},"participantId":${canonicalJson(participantId)},"source":${text(source)},` +
    `"waveId":${waveId === null ? 'null' : text(waveId)}}\n`;
}

/** Canonical texts of objects, made once for each object. */
function onceForEachObject(): (value: object) => string {
  const known = new WeakMap<object, string>();
  return (value) => {
    const text = known.get(value) ?? canonicalJson(value as unknown as JsonValue);
    known.set(value, text);
    return text;
  };
}
