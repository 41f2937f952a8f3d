"""Where bytes come from: servers, files, folders. Understands none of them."""
