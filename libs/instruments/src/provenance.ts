import { z } from 'zod';
import { bilingual, code, RESPONDENTS, semanticVersion, text } from '@tongxing/contracts';

/**
 * A published fact of somebody else's instrument. Only a fact with the source that states it may enter the
 * key; what is known from hearsay is written down beside it, so that nobody takes its absence for an oversight.
 */
const Fact = z.discriminatedUnion('mark', [
  z.strictObject({ mark: z.literal('confirmed'), says: bilingual(500), source: text(500) }),
  z.strictObject({ mark: z.literal('unconfirmed'), says: bilingual(500) }),
]);

/** Where an instrument comes from, for whom it is, and what its licence allows. */
export const Provenance = z.strictObject({
  schema: z.literal('tongxing.provenance/1'),
  instrument: code,
  version: semanticVersion,
  title: bilingual(),
  construct: bilingual(500),
  source: text(1000),
  licence: text(500),
  respondent: z.enum(RESPONDENTS),
  ages: z.strictObject({ from: z.int().min(0), to: z.int().max(120) }).optional(),
  evidence: bilingual(2000),
  /** False where the licence forbids showing the items on a screen; paper entry stays possible. */
  electronicUsePermitted: z.boolean(),
  /** For keys of instruments that others own. */
  facts: z.array(Fact).min(1).optional(),
});
export type Provenance = z.infer<typeof Provenance>;
