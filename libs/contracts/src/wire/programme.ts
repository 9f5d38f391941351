import { z } from 'zod';
import { bilingual, calendarDate, code, page, text, uuid } from './common.js';
import { Hotline } from './hotlines.js';

/** How participants came to be in their arm. It bounds what a report may claim. */
export const ALLOCATIONS = ['single_group', 'unmatched', 'matched', 'randomised'] as const;
export const allocation = z.enum(ALLOCATIONS);
export type Allocation = z.infer<typeof allocation>;

/** An arm set against another, as the study design names them. */
export const Comparison = z.strictObject({ treatment: code, comparison: code }).meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;

export const NewProject = z
  .strictObject({
    code,
    name: bilingual(),
    allocation,
    comparisons: z.array(Comparison).max(20).default([]),
    /** True marks data that are no real person's; every page and report says so. */
    synthetic: z.boolean().default(false),
    /**
     * Answers are accepted only with the consents of guardian, carer and child. Who says no to it says so: data of
     * another system, or nobody's.
     */
    consentRequired: z.boolean().default(true),
    source: text(500).optional(),
  })
  .refine((p) => p.allocation !== 'single_group' || p.comparisons.length === 0, {
    message: 'a single-group project has no comparisons',
    path: ['comparisons'],
  })
  .refine((p) => p.comparisons.every((c) => c.treatment !== c.comparison), {
    message: 'an arm cannot be compared with itself',
    path: ['comparisons'],
  })
  .meta({ id: 'NewProject' });
export type NewProject = z.infer<typeof NewProject>;

export const Project = z
  .object({
    id: uuid,
    code,
    name: bilingual(),
    allocation,
    comparisons: z.array(Comparison),
    synthetic: z.boolean(),
    consentRequired: z.boolean(),
    source: z.string().optional(),
    /** The project's own numbers, where it has some. */
    hotlines: z.array(Hotline).optional(),
  })
  .meta({ id: 'Project' });
export type Project = z.infer<typeof Project>;
export const ProjectPage = page(Project, 'ProjectPage');

export const SITE_KINDS = ['centre', 'school', 'village', 'township', 'county', 'study_site'] as const;

export const NewSite = z
  .strictObject({ code, name: bilingual(), kind: z.enum(SITE_KINDS), parent: uuid.optional() })
  .meta({ id: 'NewSite' });
export type NewSite = z.infer<typeof NewSite>;

export const Site = z
  .object({
    id: uuid,
    code,
    name: bilingual(),
    kind: z.enum(SITE_KINDS),
    parent: uuid.optional(),
    /** The site's own numbers, where it has some. Those that hold here may come from a place above. */
    hotlines: z.array(Hotline).optional(),
  })
  .meta({ id: 'Site' });
export type Site = z.infer<typeof Site>;
export const SitePage = page(Site, 'SitePage');

export const NewWave = z
  .strictObject({
    code,
    name: bilingual(),
    /** Place in the order of waves: 1 is baseline. */
    ordinal: z.int().min(1).max(99),
    opensOn: calendarDate.optional(),
    closesOn: calendarDate.optional(),
  })
  .refine((w) => !w.opensOn || !w.closesOn || w.opensOn <= w.closesOn, {
    message: 'a wave closes on or after the day it opens',
    path: ['closesOn'],
  })
  .meta({ id: 'NewWave' });
export type NewWave = z.infer<typeof NewWave>;

export const Wave = z
  .object({
    id: uuid,
    code,
    name: bilingual(),
    ordinal: z.int(),
    opensOn: calendarDate.optional(),
    closesOn: calendarDate.optional(),
  })
  .meta({ id: 'Wave' });
export type Wave = z.infer<typeof Wave>;
export const WavePage = page(Wave, 'WavePage');
