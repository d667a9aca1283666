/// One question to the service, without the token.
struct WebRequest: Sendable {
    var method: Method
    /// The path of the interface with placeholders: what errors call the request.
    var endpoint: String
    /// The path as it is sent.
    var path: String
    var query: [(name: String, value: String)] = []
    var body: Body?

    enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
    }

    enum Body: Sendable {
        case json([UInt8])
        case form([(name: String, value: String)])
    }

    /// - Parameter ids: What stands in for each `{id}` of the endpoint.
    init(
        _ method: Method, _ endpoint: String, ids: [String] = [], query: [(name: String, value: String)] = [],
        body: Body? = nil
    ) {
        self.method = method
        self.endpoint = "\(method.rawValue) \(endpoint)"
        self.query = query
        self.body = body
        path = ids.reduce(endpoint) { path, id in
            path.replacing("{id}", with: PercentEncoding.encoded(id), maxReplacements: 1)
        }
    }

    /// Whether asking twice does no more than asking once.
    var isIdempotent: Bool { method != .post }

    /// Whether the path names a thing that may not exist.
    var namesResource: Bool { endpoint.contains("{id}") }

    /// The path and the query as they are sent.
    var target: String { query.isEmpty ? path : "\(path)?\(PercentEncoding.form(query))" }
}
