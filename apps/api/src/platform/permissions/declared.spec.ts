import { Controller, Get, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { requireDeclarations, UndeclaredRoute } from './declared.js';
import { Requires } from './requires.js';

@Controller('good')
class GoodController {
  @Get()
  @Requires('open')
  declared(): string {
    return 'x';
  }
}

@Controller('bad')
class BadController {
  @Get()
  @Requires('open')
  declared(): string {
    return 'x';
  }

  @Get('forgotten')
  forgotten(): string {
    return 'x';
  }
}

const applicationOf = (...controllers: (new () => object)[]) => {
  @Module({ controllers })
  class Root {}
  return Test.createTestingModule({ imports: [Root] }).compile();
};

describe('the declarations of routes', () => {
  it('let a server start whose routes all say who may call them', async () => {
    const app = await applicationOf(GoodController);
    expect(() => {
      requireDeclarations(app);
    }).not.toThrow();
  });

  it('stop a server with one route that does not, and name it', async () => {
    const app = await applicationOf(GoodController, BadController);
    expect(() => {
      requireDeclarations(app);
    }).toThrow(new UndeclaredRoute(['BadController.forgotten']));
  });
});
