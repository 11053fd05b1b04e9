package io.godwit.cli;

import io.godwit.core.error.GeneralError;
import io.godwit.core.error.GodwitException;
import java.io.PrintWriter;

/** What a command tells and asks the person at the terminal, on standard error, so that standard output stays data. */
public final class Talk {
    private final Terminal terminal;
    private final GlobalOptions options;

    Talk(Terminal terminal, GlobalOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    public void say(String line) {
        PrintWriter err = terminal.err();
        err.println(line);
        err.flush();
    }

    /**
     * Asks a question that only the whole word {@code yes} answers.
     *
     * @throws GodwitException if nobody can be asked
     */
    public boolean confirm(String question) {
        if (options.yes()) {
            return true;
        }
        if (options.noInput()) {
            throw unanswered(question, "--no-input was given");
        }
        terminal.err().print(question + " Only 'yes' goes on: ");
        terminal.err().flush();
        String answer = terminal.readLine().orElseThrow(() -> unanswered(question, "standard input is at its end"));
        return answer.strip().equals("yes");
    }

    /**
     * Asks for a text, which {@code --yes} does not answer.
     *
     * @param fix how the answer is given where nobody can be asked
     * @throws GodwitException if nobody can be asked
     */
    public String ask(String question, String fix) {
        if (options.noInput()) {
            throw unanswered(question, "--no-input was given", fix);
        }
        terminal.err().print(question + ": ");
        terminal.err().flush();
        return terminal.readLine()
                .orElseThrow(() -> unanswered(question, "standard input is at its end", fix))
                .strip();
    }

    private static GodwitException unanswered(String question, String why) {
        return unanswered(question, why, "add --yes");
    }

    private static GodwitException unanswered(String question, String why, String fix) {
        return new GodwitException(
                GeneralError.UNANSWERED, "question", "nobody can answer «" + question + "»: " + why, fix);
    }
}
