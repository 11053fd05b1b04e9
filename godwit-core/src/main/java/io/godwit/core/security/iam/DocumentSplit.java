package io.godwit.core.security.iam;

import java.util.ArrayList;
import java.util.List;

/** Puts statements into as many documents as the limit of a document needs, in their order. */
final class DocumentSplit {
    private final List<IamDocument> documents = new ArrayList<>();
    private List<IamStatement> current = new ArrayList<>();

    private DocumentSplit() {}

    static List<IamDocument> of(List<IamStatement> statements) {
        if (IamDocument.of(statements).characters() <= IamDocument.MOST_CHARACTERS) {
            return List.of(IamDocument.of(statements));
        }
        DocumentSplit split = new DocumentSplit();
        statements.forEach(split::add);
        split.close();
        return split.documents;
    }

    private void add(IamStatement statement) {
        for (String resource : statement.resources()) {
            List<IamStatement> longer = longer(statement, resource);
            if (IamDocument.of(longer).characters() > IamDocument.MOST_CHARACTERS) {
                close();
                longer = longer(statement, resource);
            }
            current = longer;
        }
    }

    private List<IamStatement> longer(IamStatement statement, String resource) {
        List<IamStatement> longer = new ArrayList<>(current);
        int last = longer.size() - 1;
        if (last >= 0 && longer.get(last).speaksAlike(statement)) {
            longer.set(last, longer.get(last).with(resource));
        } else {
            longer.add(new IamStatement(
                    statement.effect(), statement.actions(), new java.util.TreeSet<>(List.of(resource))));
        }
        return longer;
    }

    private void close() {
        if (!current.isEmpty()) {
            documents.add(IamDocument.of(current));
            current = new ArrayList<>();
        }
    }
}
