import type { Fixture, Question } from './fixture.js';

/** Computes the figure that a question asks for; throws NotEstimable where the data do not determine it. */
export type Computation = (question: Question) => unknown;

/**
 * What is computed from one fixture's input, by id (`fn` for distribution functions). A key that ends in `*` stands
 * for the ids that begin like it: some ids repeat their inputs.
 */
export type Computations = Readonly<Record<string, Computation>>;

/** The computations of a family. What it has no computation for is unsupported. */
export type Family = (input: FixtureInput) => Computations;

/** A fixture without its values: a family sees nothing that it could give back. */
export type FixtureInput = Omit<Fixture, 'values'>;
