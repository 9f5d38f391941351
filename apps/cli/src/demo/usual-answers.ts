/** What many answer to questions that no scale counts, as often as it stands in the list. Others are drawn evenly. */
export const USUAL_ANSWERS: Readonly<Record<string, readonly (string | number)[]>> = {
  practice_rain: [0, 1, 1, 2],
  practice_egg: [0, 1, 2, 2],
  check_understood: [0, 1],
  sv_after: ['adult', 'adult', 'adult', 'adult', 'adult', 'older_child', 'other_children'],
  sv_hours: ['none', 'none', 'under_1', 'under_1', '1_to_3'],
  girls_question: ['skip'],
  gs_carer_reads: ['yes', 'yes', 'no'],
  gs_carer_health: ['well', 'well', 'well', 'strained'],
  gs_absent: ['none', 'none', 'none', '1_5'],
  gs_child_asked: ['yes', 'no'],
  gs_contact_channel: ['video', 'video', 'video', 'voice', 'text'],
  gs_contact_minutes: ['under_5', '5_15', '5_15', 'over_15'],
  gs_nights_alone: ['none'],
  gs_unattended: [0, 0, 0, 1],
  gs_sibling: ['no', 'no', 'yes'],
  gh_ill: ['no', 'no', 'yes'],
  gh_injury: ['no', 'no', 'no', 'no', 'yes'],
  gh_medicine: ['yes', 'yes', 'no'],
  gh_eyes: ['no', 'yes'],
};

/**
 * How easy the good answers are, in logits, where it is not as usual: of a trait, or of one item before it. What
 * raises an alarm when it is answered badly is answered badly by few, so that the demonstration's queue holds some
 * cases and not hundreds. Bullying is met by so few that the scale stands at its best end: a floor.
 */
export const EASE: Readonly<Record<string, number>> = {
  hazards: 3.2,
  bullying: 3.4,
  bystander: 1.6,
  'internet-safety': 1.4,
  'safety-knowledge': 0.2,
  'whom-to-tell': 0,
  'violent-discipline': 1.6,
  strain: 0.3,
  habits: 0.2,
  'observed-safety': 0.4,
  in_meet: 7,
  in_photo: 8,
  fs_home: 6,
  tl_count: 3.4,
  bu_hit: 6,
  dc_head: 7,
  coordination: -0.9,
  workforce: -0.6,
  register: -0.5,
  'case-management': -0.9,
  services: -0.4,
  guardianship: -1,
  'school-online': -0.7,
  participation: -1,
};
