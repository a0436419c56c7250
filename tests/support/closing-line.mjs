/** Ends a run with one plain line that people and machines can read. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''
    // after Jest's own summary, which is printed a tick later
    setTimeout(
      () =>
        console.log(
          `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed${skipped}`,
        ),
      50,
    )
  }
}
