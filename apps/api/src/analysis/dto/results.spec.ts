import { analyse } from '@tongxing/impact';
import { syntheticStudy } from '../../../../../test/factories/study.js';
import { Results } from './results.js';

describe('results on the wire', () => {
  it.each(['score', 'yes_no', 'ordered'] as const)('of a %s are all that an analysis finds', (kind) => {
    const { design, plan, data } = syntheticStudy({
      sites: [8, 8],
      perSite: 12,
      lost: 0.3,
      attendance: true,
      exits: ['parent_returned', 'refused', null],
      waves: ['baseline', 'midline', 'endline'],
      outcomes: { joy: 'emotional', calm: 'emotional' },
      kinds: { joy: kind },
      primary: ['joy', 'calm'],
      facts: ['sex'],
      subgroups: ['sex'],
    });
    const results = analyse(design, plan, data, { minimum: 10, hideCounts: (counts) => counts });
    expect(Results.parse(results)).toEqual(results);
  });
});
