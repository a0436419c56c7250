import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'

/**
 * Jest's own environment for Node, around a plain global object. Jest's is a proxy, through which every `Math`,
 * `Map` and `process` in the program is looked up, which takes more than half of the time of a test.
 */
export default class PlainEnvironment extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY)
    try {
      super(config, context)
    } finally {
      vm.createContext = createContext
    }
  }
}
