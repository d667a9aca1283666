import Lexicons
import TestSupport
import Testing

@testable import TextEmotion

@Suite struct CrisisPhrasesTests {
    func attention(_ source: String) -> Attention? { CrisisPhrases.embedded.attention(in: TextReader()(source)) }

    @Test(arguments: [
        "I want to kill myself", "i wanna die", "I’m going to end my life tonight", "gonna kms fr",
        "i dont want to live anymore",
        "I don't wanna be here anymore", "everyone would be better off without me", "thinking about suicide again",
        "I feel suicidal", "I just want to fucking die", "i started cutting again", "I keep hurting myself on purpose",
        "there's no reason to live", "no one would care if I died", "i wish i was dead", "I WISH I WAS NEVER BORN",
        "i'm so tired of living", "took all my pills last night", "i should just hang myself", "#suicidal",
        "i want to end it all 😔", "wanna unalive myself", "can't go on living like this", "I self-harm",
        "quiero morir", "ya no quiero vivir", "j'ai envie de mourir", "ich will nicht mehr leben",
        "quero morrer, sério",
        "non voglio più vivere", "ik wil dood", "jag vill inte leva", "nie chcę żyć", "я не хочу жить", "не хочу жити",
        "ölmek istiyorum", "أريد أن أموت", "मैं मरना चाहता हूँ", "marna chahti hu", "もう死にたい", "我真的不想活了",
        "진짜 죽고 싶다", "aku ingin mati",
    ])
    func `lines that speak of self-harm ask for attention`(line: String) {
        #expect(attention(line) == .selfHarm)
    }

    @Test(arguments: [
        "this song kills me", "I'm dying 😂", "kill it on stage tonight!", "you're killing it", "i'm dead 💀💀",
        "my feet are killing me", "I'd die for this pizza", "to die for!!", "want to die laughing",
        "I nearly died laughing",
        "Suicide Squad was better than expected", "he killed the vibe", "cut myself shaving, ouch",
        "don't want to die alone",
        "I could kill for a coffee", "this traffic will be the death of me", "die hard is a christmas movie",
        "over my dead body", "I'm gonna kill my brother, he ate my fries", "killer outfit", "shoot me a message",
        "I shot myself in the foot with that one", "ran 10 kms today", "dead tired", "bored to death",
        "scared to death",
        "I love you to death", "i can't live without my phone", "end of my patience", "that exam murdered me",
        "cutting onions again", "I will never give up", "jump for joy", "hang in there", "overdose on chocolate",
        "career suicide if you ask me", "life is good", "bleeding love is my favorite song", "me muero de risa",
        "je suis mort de rire", "ich sterbe vor Lachen", "morri de rir", "ржу не могу, умираю", "死ぬほど笑った", "笑死我了",
        "웃겨 죽겠다", "死にたくない", "want to end my subscription", "he took my life savings",
    ])
    func `lines that only sound like it do not`(line: String) {
        #expect(attention(line) == nil)
    }

    @Test(arguments: [
        "kill * myself", "\"kill\" myself", "kill\u{200B} myself", "killlll myself", "ｋｉｌｌ myself", "kill-myself",
    ])
    func `marks, invisible characters, width and elongation hide nothing`(phrase: String) {
        #expect(attention("i will \(phrase)") == .selfHarm)
    }

    @Test func `every phrase of the table is found, and none of the harmless ones`() {
        for row in LexiconTable(Lexicons.crisis, columns: 3).rows {
            #expect(attention(String(row[0])) == (row[1] == "crisis" ? .selfHarm : nil), "\(row[0])")
        }
    }

    @Test func `the cost is linear in the message`() {
        let read = TextReader()
        func seconds(_ count: Int) -> Double {
            let tokens = read(String(repeating: "want to ", count: count))
            return (0..<3).map { _ in threadSeconds { _ = CrisisPhrases.embedded.attention(in: tokens) } }.min() ?? 0
        }
        #expect(seconds(1600) < 8 * seconds(200) * 4 + 0.05)
    }
}
