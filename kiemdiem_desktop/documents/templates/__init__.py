"""One pure function per form: values in, a described paper out."""
