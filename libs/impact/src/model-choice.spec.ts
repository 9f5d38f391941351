import { chooseModel } from './model-choice.js';

const sites = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('the model of a difference', () => {
  it('takes errors by person where every site holds both arms', () => {
    expect(chooseModel(sites(0, 6), sites(0, 6)).method).toBe('ancova');
  });

  it('takes errors by site where one child of one arm is found in a site of the other', () => {
    expect(chooseModel([...sites(0, 10), 10], sites(10, 20)).method).toBe('ancova_cr2');
  });

  it('describes only where an arm has under four sites, or nobody has one', () => {
    expect(chooseModel(sites(0, 3), sites(3, 9)).method).toBe('describe_only');
    expect(chooseModel([], []).method).toBe('describe_only');
  });
});
