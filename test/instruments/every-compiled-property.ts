import type { Questionnaire } from '@tongxing/instruments';

/** A questionnaire that uses what the compiled validator covers, conditions on conditions included. */
export const EVERY_COMPILED_PROPERTY: Questionnaire = {
  title: 'Everything',
  clearInvisibleValues: 'none',
  calculatedValues: [
    { name: 'total', expression: '{q1} + {q4}' },
    { name: 'twice', expression: 'iif({total} > 3, {total} * 2, 0)' },
    { name: 'marked', expression: "{q2} = 'yes'" },
  ],
  pages: [
    {
      name: 'first',
      elements: [
        { type: 'radiogroup', name: 'q1', choices: [0, 1, 2, 3], isRequired: true },
        { type: 'dropdown', name: 'q2', choices: ['yes', { value: 'no', text: 'No' }, 'dont_know'] },
        { type: 'checkbox', name: 'q3', choices: ['a', 'b', 'c'], showNoneItem: true, visibleIf: '{q1} > 0' },
        { type: 'text', name: 'q4', inputType: 'number', min: 0, max: 12, step: 2, enableIf: "{q2} = 'yes'" },
        { type: 'comment', name: 'q5', showCommentArea: true, requiredIf: "{q3} contains 'a'" },
      ],
    },
    {
      name: 'second',
      visibleIf: "{q2} <> 'no' or {q3} notempty",
      elements: [
        {
          type: 'panel',
          name: 'inner',
          visibleIf: '{twice} >= 4',
          enableIf: '{q6} != false',
          elements: [
            { type: 'boolean', name: 'q6', isRequired: true },
            { type: 'rating', name: 'q7', rateMin: 1, rateMax: 5, visibleIf: '{q6} = true' },
            {
              type: 'panel',
              name: 'innermost',
              elements: [{ type: 'buttongroup', name: 'q8', choices: ['x', 'y'], visibleIf: '{marked}' }],
            },
          ],
        },
        {
          type: 'matrix',
          name: 'q9',
          rows: ['r1', 'r2'],
          columns: [1, 2, 3],
          eachRowRequired: true,
          visibleIf: "{q3} anyof ['a', 'b']",
        },
      ],
    },
    {
      name: 'third',
      elements: [
        {
          type: 'text',
          name: 'q10',
          isRequired: true,
          validators: [
            { type: 'text', minLength: 2, maxLength: 5, allowDigits: false },
            { type: 'regex', regex: '^[a-z]+$', caseInsensitive: true },
          ],
        },
        { type: 'text', name: 'q11', inputType: 'date', min: '2026-01-01', max: '2026-06-30' },
        { type: 'text', name: 'q12', inputType: 'month', readOnly: true, isRequired: true },
        { type: 'text', name: 'q13', inputType: 'email', visibleIf: '{q10} notempty and {q11} empty' },
        {
          type: 'tagbox',
          name: 'q14',
          choices: [1, 2, 3],
          minSelectedChoices: 2,
          validators: [{ type: 'answercount', maxCount: 2 }],
        },
        { type: 'text', name: 'q15', validators: [{ type: 'numeric', minValue: 1, maxValue: 5 }] },
        {
          type: 'rating',
          name: 'q16',
          rateValues: [0, 1, { value: 'dont_know', text: '?' }],
          validators: [{ type: 'expression', expression: '{q16} <= {q1} or {q16} empty' }],
        },
        { type: 'html', name: 'q17', html: '<p>Thanks</p>', visibleIf: 'sum({q1}, {q4}) > 2' },
        { type: 'imagepicker', name: 'q18', choices: [{ value: 'sun', imageLink: 'sun.png' }, 'rain'] },
        { type: 'text', name: 'q19', visible: false },
        { type: 'text', name: 'q20', visible: false, visibleIf: '{Q18} = "sun" and !({q15} = 1)' },
      ],
    },
  ],
};
