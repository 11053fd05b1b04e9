package io.godwit.core.security.acl;

/**
 * One question that two access models answer differently.
 *
 * @param before whether the first one permits it
 */
public record AccessDifference(AccessRequest request, boolean before) {
    /** One line: {@code User:alice READ on topic order: allowed before, refused after}. */
    public String words() {
        String where = request.host().equals(Requests.ELSEWHERE) ? "" : " from " + request.host();
        return request.words()
                + where
                + (before ? ": allowed before, refused after" : ": refused before, allowed after");
    }
}
