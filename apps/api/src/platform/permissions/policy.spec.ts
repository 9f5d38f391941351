import type { Actor, Reach } from '../actor/index.js';
import {
  mayAtSite,
  mayEverywhere,
  mayInProject,
  maySomewhere,
  maySomewhereIn,
  projectsWhere,
  sitesWhere,
} from './policy.js';

const user = (...reach: Reach[]): Actor => ({ kind: 'user', id: 'u', reach });
const permissions = new Set(['participants.read'] as const);
const everywhere = user({ permissions });
const inProject = user({ permissions, project: 'p' });
const atSite = user({ permissions, project: 'p', sites: new Set(['s', 'below']) });
const READ = 'participants.read';

/** everywhere · anywhere · in all of p · somewhere in p · in all of q · at s of p · at another site of p · at s of q */
const decisions = (actor: Actor): string =>
  [
    mayEverywhere(actor, READ),
    maySomewhere(actor, READ),
    mayInProject(actor, READ, 'p'),
    maySomewhereIn(actor, READ, 'p'),
    mayInProject(actor, READ, 'q'),
    mayAtSite(actor, READ, 'p', 's'),
    mayAtSite(actor, READ, 'p', 'other'),
    mayAtSite(actor, READ, 'q', 's'),
  ]
    .map((allowed) => (allowed ? 'y' : '-'))
    .join('');

describe('what an actor may do where', () => {
  it.each<[string, Actor, string]>([
    ['the server itself', { kind: 'system' }, 'yyyyyyyy'],
    ['nobody known', { kind: 'anonymous' }, '--------'],
    ['somebody without grants', user(), '--------'],
    ['an actor whose reach is not known', { kind: 'device', id: 'd' }, '--------'],
    ['a grant of another permission', user({ permissions: new Set(['programme.read']) }), '--------'],
    ['a grant in the whole installation', everywhere, 'yyyyyyyy'],
    ['a grant in a project', inProject, '-yyy-yy-'],
    ['a grant at a site', atSite, '-y-y-y--'],
  ])('%s', (_, actor, expected) => {
    expect(decisions(actor)).toBe(expected);
  });

  it('lists the projects and sites that are reached, and no others', () => {
    expect(projectsWhere(everywhere, READ)).toBe('all');
    expect(projectsWhere(atSite, READ)).toEqual(['p']);
    expect(projectsWhere(atSite, 'programme.read')).toEqual([]);
    expect(sitesWhere(inProject, READ, 'p')).toBe('all');
    expect(sitesWhere(inProject, READ, 'q')).toEqual([]);
    expect(sitesWhere(atSite, READ, 'p')).toEqual(['s', 'below']);
    expect(sitesWhere(atSite, READ, 'q')).toEqual([]);
  });
});
