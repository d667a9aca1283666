/// What happens in the demo, in order: a face is seen, something is said.
struct DemoScript {
    /// One moment.
    struct Event {
        let minute: Double
        let kind: Kind

        /// The message, if it is one.
        var message: String? {
            guard case .message(let message) = kind else { return nil }
            return message
        }
    }

    /// What is there to read.
    enum Kind {
        case face
        case message(String)
    }

    let events: [Event]

    /// An hour of a musician whose great day is put off. Nothing but the words and the minutes is given.
    static let concertDay = DemoScript(events: [
        Event(minute: 0, kind: .face),
        Event(minute: 1, kind: .message("Concert day!! I barely slept, I'm so happy 😄")),
        Event(minute: 6, kind: .message("Coffee, sunshine and my favorite song on the radio. I love this morning")),
        Event(minute: 11, kind: .message("The bus leaves from the main gate at a quarter past nine.")),
        Event(minute: 16, kind: .message("Wait, what?! They called it off? I did not see that coming 😮")),
        Event(minute: 20, kind: .message("I'm furious. Months of rehearsals, and nobody told us anything 😡")),
        Event(minute: 24, kind: .message("so sad right now, I could just cry")),
        Event(minute: 27, kind: .face),
        Event(minute: 28, kind: .message("Smiling for the photo, but my heart is broken 💔")),
        Event(minute: 33, kind: .message("I'm scared of the way home. What if the storm gets worse?")),
        Event(minute: 39, kind: .message("ok. tea. the others are here")),
        Event(minute: 46, kind: .message("NEW DATE: TOMORROW NIGHT 🎉🎉 we are playing after all!")),
        Event(minute: 51, kind: .face),
        Event(minute: 54, kind: .message("Thank you all, you are the best band ever ❤️")),
        Event(minute: 59, kind: .message("What a beautiful evening. Can't stop smiling")),
    ])

    /// A picture and messages of one's own: five minutes from one message to the next, the face seen just before each.
    init(hasFace: Bool, messages: [String]) {
        let face = hasFace ? [Kind.face] : []
        let spoken = messages.enumerated().flatMap { index, message in
            (face + [.message(message)]).enumerated().map { offset, kind in
                Event(minute: Double(5 * index + offset), kind: kind)
            }
        }
        events = spoken.isEmpty ? face.map { Event(minute: 0, kind: $0) } : spoken
    }

    private init(events: [Event]) { self.events = events }
}
