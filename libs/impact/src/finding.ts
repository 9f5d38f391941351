import type { BilingualText } from '@tongxing/contracts';

/** Something a reader must know before believing a figure. Only what was found is said. */
export interface Finding {
  readonly code:
    | 'sites_taken_as_independent'
    | 'no_multiplicity_adjustment'
    | 'exploratory_outcomes'
    | 'outcomes_of_sites'
    | 'attendance_not_causal'
    | 'attrition'
    | 'success_linked_loss'
    | 'reasons_for_loss_not_known'
    | 'direction_open_to_loss'
    | 'versions_linked'
    | 'bands_linked'
    | 'versions_not_comparable'
    | 'wave_mixes_versions'
    | 'sensitive_to_loss'
    | 'low_reliability'
    | 'redundant_items'
    | 'floor'
    | 'ceiling'
    | 'waves_between_described'
    | 'ages_not_known'
    | 'facts_not_known'
    | 'duplicates_set_aside'
    | 'participants_without_arm'
    | 'cells_suppressed';
  readonly text: BilingualText;
}
