# Varnish (6.0 or later) before « npm start ». What may be stored and for how long is said by the site's own
# Cache-Control fields. Start it with « -p http_gzip_support=off »: the site compresses better, once, and Varnish
# would make other bytes of one entity tag.
vcl 4.1;

import std;

backend default {
    .host = "127.0.0.1";
    .port = "3000";
    .probe = { .url = "/health"; .interval = 2s; .timeout = 1s; .threshold = 2; .window = 3; }
}

sub vcl_recv {
    # The site has one name and keeps nobody's cookies.
    set req.http.Host = "site";
    unset req.http.Cookie;
    unset req.http.Authorization;
    # Conditions that Varnish judges otherwise than RFC 9110 are the site's to judge.
    if (req.http.If-Match || req.http.If-Unmodified-Since || req.http.If-None-Match ~ "[,*]") {
        return (pass);
    }
    # Of what Varnish judges otherwise, the whole is always a right answer: several ranges, a range of HEAD, a date
    # in If-Range, which may be that of another edition.
    if (req.method != "GET"
        || (req.http.If-Range && req.http.If-Range !~ "^\x22")
        || req.http.Range !~ "(?i)^bytes=([0-9]{1,15}-[0-9]{0,15}|-[0-9]{1,15})$") {
        unset req.http.Range;
        unset req.http.If-Range;
    }
    # While the site is well, what has just gone stale serves only while it is asked again.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 50s;
    }
}

sub vcl_backend_error {
    # Neither the site's silence …
    if (bereq.is_bgfetch) {
        return (abandon);
    }
}

sub vcl_backend_response {
    # While it is not, for a day (stale-if-error, which Varnish does not read).
    if (beresp.http.Cache-Control ~ "stale-if-error") {
        set beresp.grace = 1d;
    }
    # … nor an error of its own takes the place of what is stored.
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
}
