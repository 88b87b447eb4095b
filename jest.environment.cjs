const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const { createContext } = vm;

/**
 * jest's environment for Node.js, with plain globals. jest puts a proxy between a test and its globals, to clean up what
 * a test leaves there; to ask it at each look at `Math`, `Promise` or `Error` takes a quarter of the time of a test that
 * computes. Here what a test leaves goes with its context.
 */
module.exports = class PlainEnvironment extends TestEnvironment {
  constructor(...given) {
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
};
