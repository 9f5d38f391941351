import { canonicalJson, type JsonValue, type Sha256 } from '@tongxing/contracts';
import type { Provenance } from './provenance.js';
import type { ScoringKey } from './scoring-key.js';

/** A SurveyJS questionnaire as its file holds it. What it may hold is survey-core's to say. */
export type Questionnaire = Readonly<Record<string, JsonValue>>;

/** One version of an instrument: what is asked, how it is scored, where it comes from. */
export interface InstrumentDefinition {
  readonly instrument: string;
  readonly version: string;
  /** Absent for a key without item texts: a licensed instrument on paper, or data from another system. */
  readonly questionnaire?: Questionnaire;
  readonly key: ScoringKey;
  readonly provenance: Provenance;
}

/**
 * The hash that pins a version: equal exactly when questionnaire, key and provenance are equal.
 * Layout of the files and order of their keys do not matter; one changed character of an item does.
 */
export function contentHash(definition: InstrumentDefinition, sha256: Sha256): string {
  const { questionnaire, key, provenance } = definition;
  return sha256(
    canonicalJson({ questionnaire: questionnaire ?? null, key, provenance } as unknown as JsonValue),
  );
}

/** The hash that a score carries: it changes when the way of scoring changes, and only then. */
export function keyHash(definition: InstrumentDefinition, sha256: Sha256): string {
  return sha256(canonicalJson(definition.key as unknown as JsonValue));
}

/** Whether the items may be shown on a screen: there are texts, and the licence allows it. */
export function rendersOnScreen(definition: InstrumentDefinition): boolean {
  return definition.questionnaire !== undefined && definition.provenance.electronicUsePermitted;
}
