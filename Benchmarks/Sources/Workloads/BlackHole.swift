/// Takes a result, so that the work behind it is not left out by the optimizer.
@inline(never)
package func blackHole<Result>(_ result: Result) {}
