import { Injectable } from '@nestjs/common';
import { isUuidV7 } from '@tongxing/contracts';

/** Where something of a project is. */
export interface Place {
  readonly project: string;
  readonly site: string;
}

type Find = (id: string) => Promise<Place | undefined>;

/**
 * Where things are that addresses name: the feature that keeps them says how to find out. Something that is not
 * there, and something that is where the caller does not reach, are looked for in the same way.
 */
@Injectable()
export class Places {
  readonly #finders = new Map<string, Find>();

  /** @param parameter name of the address's parameter that holds the id, as in `participant` for `:participant` */
  register(parameter: string, find: Find): void {
    this.#finders.set(parameter, find);
  }

  /** The places of everything that the parameters name, undefined for what is not there. */
  of(parameters: Readonly<Record<string, string>>): Promise<(Place | undefined)[]> {
    const named = Object.entries(parameters).flatMap(([name, id]) => {
      const find = this.#finders.get(name);
      return find ? [isUuidV7(id) ? find(id) : Promise.resolve(undefined)] : [];
    });
    return Promise.all(named);
  }
}
