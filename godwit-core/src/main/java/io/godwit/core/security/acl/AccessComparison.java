package io.godwit.core.security.acl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compares two access models question by question.
 *
 * @param asked how many questions
 * @param differences those that are answered differently, in the order of the questions
 */
public record AccessComparison(long asked, List<AccessDifference> differences) {
    public AccessComparison {
        differences = List.copyOf(differences);
    }

    /**
     * @param requests with the principals of the first model
     * @param mapping what a principal is called in the second model
     */
    public static AccessComparison of(
            Requests requests, AccessModel before, AccessModel after, UnaryOperator<String> mapping) {
        List<AccessDifference> differences = new ArrayList<>();
        requests.stream().forEach(request -> {
            AccessRequest mapped = new AccessRequest(
                    mapping.apply(request.principal()),
                    request.host(),
                    request.type(),
                    request.name(),
                    request.operation());
            boolean permitted = before.permits(request);
            if (permitted != after.permits(mapped)) {
                differences.add(new AccessDifference(request, permitted));
            }
        });
        return new AccessComparison(requests.count(), differences);
    }
}
