import { z } from 'zod';
import { bilingual, code, RESPONDENTS, semanticVersion, text } from '@tongxing/contracts';

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
});
export type Provenance = z.infer<typeof Provenance>;
