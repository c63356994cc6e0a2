# Builds the program with Nix, from a clone or from where it is published:
#
#   nix run 'git+file:.?dir=.packaging'
#   nix run 'github:OWNER/triptych?dir=.packaging'
{
  description = "Triptych: read articles about one event side by side, in the terminal";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
    in
    {
      packages = nixpkgs.lib.genAttrs systems (system:
        let
          pkgs = nixpkgs.legacyPackages.${system};
        in
        {
          default = pkgs.buildGoModule {
            pname = "triptych";
            version = self.shortRev or "unreleased";
            src = ../.;
            # Written by: go test ./ui/cli/licences -update
            vendorHash = "sha256-u0aWzXue2sEWpe4nSTFvJPvBn+dc0uZzsm20NdHwGGg="; # of go.sum 594c80ac876f84b8
            subPackages = [ "." ];
            env.CGO_ENABLED = 0;
            ldflags = [ "-s" "-w" "-X triptych/ui/cli.linked=${self.shortRev or "unreleased"},${self.rev or ""}" ];
            nativeBuildInputs = [ pkgs.installShellFiles ];
            postInstall = ''
              $out/bin/triptych man > triptych.1
              installManPage triptych.1
              for shell in bash fish zsh; do
                $out/bin/triptych completion $shell > triptych.$shell
              done
              installShellCompletion triptych.bash triptych.fish triptych.zsh
              mkdir -p $out/share/doc/triptych
              $out/bin/triptych licences > $out/share/doc/triptych/licences.txt
            '';
            meta = {
              description = "Read articles about one event side by side";
              license = [ nixpkgs.lib.licenses.mit nixpkgs.lib.licenses.asl20 ];
              mainProgram = "triptych";
            };
          };
        });
    };
}
